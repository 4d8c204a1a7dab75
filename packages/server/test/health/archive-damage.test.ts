import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { importSent } from '../support/importing.js'
import { startLibrary } from '../support/library-district.js'

const loans = 'library.loans'
const content = 'student,school,schoolYear,loan,days,onTime\ns1,1,2021-22,1,3,true\ns2,1,2021-22,2,30,false\n'
const rejected = `query ($id: ID!) { node(id: $id) { ... on Import { state rejects { nodes { file code remedy } } } } }`
const start = `mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } problems { code } } }`

const latest = '{ indicator(id: "library.returned") { latest { id } } imports { id } }'
const replayed = 'query ($id: ID!) { replay(observation: $id) { because } }'

describe('a file that was altered in the archive', () => {
  let server: Awaited<ReturnType<typeof startLibrary>>
  let file: { readonly sha256: string; readonly name: string }

  beforeEach(async () => {
    server = await startLibrary()
    file = await server.send('loans.csv', content)
    const path = await pathOf(file)
    await rm(path)
    await writeFile(path, content.replace('s2', 's3'))
  })

  afterEach(() => server.stop())

  const pathOf = async ({ sha256 }: { readonly sha256: string }) => {
    const archive = join(server.folder, 'data', 'archive')
    const names = await readdir(archive, { recursive: true })
    return join(archive, names.find((name) => name.endsWith(sha256)) ?? '')
  }

  it('is not imported: the import names it and says what to do', async () => {
    expect((await importSent(server, loans, [file])).at(-1)).to.include({ state: 'REFUSED', changed: 0 })
    const { imports } = (await server.ask<{ imports: { id: string }[] }>('{ imports { id } }')).data
    interface Found {
      readonly node: { readonly rejects: { readonly nodes: readonly object[] } }
    }
    const { node } = (await server.ask<Found>(rejected, { id: imports[0]?.id })).data
    const remedy = 'Upload the original file again, and start the import again.'
    expect(node.rejects.nodes).to.deep.equal([{ file: 'loans.csv', code: 'FILE_DAMAGED', remedy }])
  })

  it('is replaced by an upload of the same content', async () => {
    expect(await server.send('loans.csv', content)).to.deep.equal(file)
    expect((await importSent(server, loans, [file])).at(-1)).to.include({ state: 'DONE', changed: 2 })
  })

  it('is named where a figure that came from it is replayed, with its import and what to do', async () => {
    const path = await pathOf(file)
    await writeFile(path, content)
    await importSent(server, loans, [file])
    await writeFile(path, 'something else')
    interface Latest {
      readonly indicator: { readonly latest: { readonly id: string } }
      readonly imports: readonly { readonly id: string }[]
    }
    const { indicator, imports } = (await server.ask<Latest>(latest)).data
    const { replay } = (await server.ask<{ replay: { because: string } }>(replayed, { id: indicator.latest.id })).data
    expect(replay.because).to.equal(
      `The file loans.csv (${file.sha256}) of ${imports[0]?.id} was altered in the archive. An upload of the original takes its place.`,
    )
  })

  it('does not stand in the way of another', async () => {
    const other = await server.send('other.csv', content.replace('s2', 's9'))
    const { data } = await server.ask<object>(start, { input: { dataset: loans, files: [other] } })
    expect(data).to.have.nested.property('startImport.problems').that.deep.equals([])
  })
})
