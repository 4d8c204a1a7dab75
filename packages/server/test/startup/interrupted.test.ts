import { type Records, rowsOf, run } from '@planwright/server'
import { expect } from 'chai'
import { newFolder, TestServer } from '../support/test-server.js'

const dataset = 'teaching-learning.graduation'
const progress =
  'subscription ($id: ID!) { importProgress(id: $id) { id state read accepted changed problems { code remedy } } }'

type Em = ReturnType<Records['em']['fork']>

interface Kept {
  readonly id: string
  readonly read: number
  readonly accepted: number
  readonly changed: number
}

/** Leaves the import of a dataset as a server leaves it that dies during it. */
async function leaveOpen(em: Em, id: string): Promise<void> {
  await changing(em, () =>
    run(em, "update import set state = 'RUNNING', phase = 'writing', read = 0, finishedAt = null where id = ?", [id]),
  )
}

async function changing(em: Em, work: () => Promise<unknown>): Promise<void> {
  await run(em, "insert into setting (name, value) values ('recording', '1')")
  await work()
  await run(em, "delete from setting where name = 'recording'")
}

const copy = `insert into import (id, dataset, state, phase, dryRun, files, done, total, read, accepted, rejected,
  changed, rejects, warnings, problems, startedAt, finishedAt) select 'import/none-of-it', dataset, 'RUNNING', 'writing', dryRun, files, 0, 0, 0, 0, 0, 0,
  rejects, warnings, problems, startedAt, null from import where id = ?`

describe('an import that a dying server left at work', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let kept: Kept

  /** Starts a server twice, and does something to its records before it ends the first time. */
  async function restarted(meanwhile: (em: Em) => Promise<void>): Promise<TestServer> {
    const first = await TestServer.start(folder.path)
    const em = first.server.records.em.fork()
    const found = await rowsOf<Kept>(em, 'select * from import where dataset = ?', [dataset])
    kept = found[0] ?? expect.fail('nothing was imported')
    await meanwhile(em)
    await first.stop()
    return TestServer.start(folder.path)
  }

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  it('is done after the next start where its rows are in, with their counts', async () => {
    const second = await restarted((em) => leaveOpen(em, kept.id))
    const { id, read, accepted, changed } = kept
    const said = await second.everythingOf(progress, { id })
    await second.stop()
    expect(said).to.deep.equal([{ importProgress: { id, state: 'DONE', read, accepted, changed, problems: [] } }])
  })

  it('is failed after the next start where no row of it is in, with what to do', async () => {
    const second = await restarted((em) => changing(em, () => run(em, copy, [kept.id])))
    const said = await second.everythingOf(progress, { id: 'import/none-of-it' })
    await second.stop()
    const problems = [{ code: 'IMPORT_INTERRUPTED', remedy: 'Start the same import again.' }]
    const counts = { read: 0, accepted: 0, changed: 0 }
    expect(said).to.deep.equal([{ importProgress: { id: 'import/none-of-it', state: 'FAILED', ...counts, problems } }])
  })

  it('is told of in the trail, which names how it was settled', async () => {
    const second = await restarted((em) => leaveOpen(em, kept.id))
    const sql = "select details from audit_entry where action = 'import.end' and target = ? order by seq"
    const ends = await rowsOf<{ details: string }>(second.server.records.em.fork(), sql, [kept.id])
    await second.stop()
    expect(ends.map(({ details }) => JSON.parse(details).state)).to.deep.equal(['DONE', 'DONE'])
  })

  it('is not to be followed under an id that nobody knows', async () => {
    const server = await TestServer.start()
    try {
      const followed = await server.everythingOf(progress, { id: 'import/none' }).then(
        () => 'followed',
        (errors: readonly { readonly message: string; readonly extensions: object }[]) => errors[0],
      )
      expect(followed).to.deep.include({ message: 'There is no import import/none.' })
      expect(followed).to.have.deep.nested.property('extensions.code', 'IMPORT_NOT_FOUND')
    } finally {
      await server.stop()
    }
  })
})
