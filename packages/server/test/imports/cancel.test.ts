import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createSchema } from '@planwright/server'
import { expect } from 'chai'
import { isLeafType, isNonNullType, isObjectType } from 'graphql'
import { importSent, importText, startImport } from '../support/importing.js'
import { newFolder, TestServer } from '../support/test-server.js'

const dataset = 'culture-climate.attendance'

interface Cancelled {
  readonly cancelImport: {
    readonly import: { readonly state: string; readonly changed: number } | null
    readonly problems: readonly { readonly code: string }[]
  }
}

const cancel = 'mutation ($id: ID!) { cancelImport(id: $id) { import { state changed } problems { code } } }'

/** So many rows of attendance that an import takes a while; every other one is wrong, so that each is looked at. */
function longFile(rows: number): string {
  const lines = Array.from(
    { length: rows },
    (_, row) => `s${row},1,2021-09-${10 + (row % 10)},${row % 2 ? 'no' : 'true'}`,
  )
  return ['student,school,date,present', ...lines, ''].join('\n')
}

describe('An import', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer

  before(async () => {
    folder = await newFolder()
    server = await TestServer.start(folder.path, { figuresFolder: null })
  })

  after(async () => {
    await server.stop()
    await folder.remove()
  })

  const archived = async () => (await readdir(join(folder.path, 'archive'), { recursive: true })).join(' ')

  async function cancelled(id: string | undefined): Promise<Cancelled['cancelImport']> {
    return (await server.ask<Cancelled>(cancel, { id })).data.cancelImport
  }

  it('is cancelled at work and before its turn: nothing is changed, and its files go', async () => {
    const files = [await server.send('first.csv', longFile(200_000)), await server.send('second.csv', longFile(2))]
    const [working, waiting] = [
      await startImport(server, { dataset, files: files.slice(0, 1), acceptPartial: true }),
      await startImport(server, { dataset, files: files.slice(1), acceptPartial: true }),
    ]
    const ends = [await cancelled(waiting.import?.id), await cancelled(working.import?.id)]
    const end = { import: { state: 'CANCELLED', changed: 0 }, problems: [] }
    expect(ends).to.deep.equal([end, end])
    const left = await archived()
    expect(files.filter(({ sha256 }) => left.includes(sha256))).to.deep.equal([])
  })

  it('is as good as new after one that was cancelled', async () => {
    const schools = 'school,schoolYear,name,zone,zoneName\n1,2021-22,Elm,n,North\n'
    expect((await importText(server, 'roster.schools', schools)).at(-1)).to.include({ state: 'DONE', changed: 1 })
  })

  it('is not cancelled any more once its rows are in', async () => {
    const file = await server.send('schools.csv', 'school,schoolYear,name,zone,zoneName\n2,2020-21,Oak,n,North\n')
    const started = await startImport(server, { dataset: 'roster.schools', files: [file] })
    await server.everythingOf('subscription ($id: ID!) { importProgress(id: $id) { state } }', {
      id: started.import?.id,
    })
    const { problems, import: entry } = await cancelled(started.import?.id)
    expect([entry?.state, problems[0]?.code]).to.deep.equal(['DONE', 'IMPORT_PAST_CANCELLING'])
    expect(await archived()).to.include(file.sha256)
  })

  it('that nobody started cannot be cancelled', async () => {
    expect((await cancelled('import/none')).problems[0]?.code).to.equal('IMPORT_NOT_FOUND')
  })

  it('that is refused leaves none of its files behind', async () => {
    const file = await server.send('wrong.csv', 'school,schoolYear,name,zone,zoneName\n,,,,\n')
    expect((await importSent(server, 'roster.schools', [file])).at(-1)?.state).to.equal('REFUSED')
    expect(await archived()).not.to.include(file.sha256)
  })

  it('counts its progress beyond two gibibytes', async () => {
    const type = (await createSchema()).getType('Import')
    const done = isObjectType(type) ? type.getFields().done?.type : undefined
    const scalar = isNonNullType(done) ? done.ofType : done
    expect(isLeafType(scalar) ? scalar.serialize(5_000_000_000) : null).to.equal(5_000_000_000)
  })
})
