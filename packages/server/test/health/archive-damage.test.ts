import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { importSent } from '../support/importing.js'
import { startLibrary } from '../support/library-district.js'

const loans = 'library.loans'
const content = 'student,school,schoolYear,loan,days,onTime\ns1,1,2021-22,1,3,true\ns2,1,2021-22,2,30,false\n'
const rejected = `query ($id: ID!) { node(id: $id) { ... on Import { state rejects { nodes { file code remedy } } } } }`
const start = `mutation ($input: StartImportInput!) { startImport(input: $input) { import { id } problems { code } } }`

describe('a file that was altered in the archive', () => {
  let server: Awaited<ReturnType<typeof startLibrary>>
  let file: { readonly sha256: string; readonly name: string }

  beforeEach(async () => {
    server = await startLibrary()
    file = await server.send('loans.csv', content)
    const archive = join(server.folder, 'data', 'archive')
    const names = await readdir(archive, { recursive: true })
    const path = join(archive, names.find((name) => name.endsWith(file.sha256)) ?? '')
    await rm(path)
    await writeFile(path, content.replace('s2', 's3'))
  })

  afterEach(() => server.stop())

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

  it('does not stand in the way of another', async () => {
    const other = await server.send('other.csv', content.replace('s2', 's9'))
    const { data } = await server.ask<object>(start, { input: { dataset: loans, files: [other] } })
    expect(data).to.have.nested.property('startImport.problems').that.deep.equals([])
  })
})
