import { join } from 'node:path'
import { guardedBy, onStatement, openRecords, rowsOf, run, ServerError, writeTransaction } from '@planwright/server'
import { expect } from 'chai'
import { newFolder } from '../support/test-server.js'

type Records = Awaited<ReturnType<typeof openRecords>>
type Asked = Records['em']

const gone = new ServerError('REQUEST_ABANDONED')
const settings = "select name from setting where name like 'colour-%'"
const keep = (em: Asked, name: string) => run(em, 'insert into setting (name, value) values (?, ?)', [name, 'blue'])

describe('the records of a request', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let records: Records

  beforeEach(async () => {
    folder = await newFolder()
    records = await openRecords(join(folder.path, 'records.sqlite'))
  })

  afterEach(async () => {
    await records.close(true)
    await folder.remove()
  })

  const within = (signal: AbortSignal): Asked => records.em.fork({ loggerContext: guardedBy(signal) })
  const anybody = (): Asked => records.em.fork()

  const ways: readonly (readonly [way: string, ask: (em: Asked) => Promise<unknown>])[] = [
    ['by hand', (em) => rowsOf(em, settings)],
    ['through an entity', (em) => em.count('Department')],
    ['through a fork', (em) => rowsOf(em.fork(), settings)],
    ['in a transaction', (em) => writeTransaction(em, (transaction) => rowsOf(transaction, settings))],
  ]

  for (const [way, ask] of ways) {
    it(`are asked ${way} while the request lasts`, async () => {
      expect(await failureOf(ask(within(new AbortController().signal)))).to.equal(null)
    })

    it(`are not asked ${way} once the request has ended: whoever waits is told why`, async () => {
      const statements: string[] = []
      const stop = onStatement(records.em, (sql) => statements.push(sql))
      expect(await failureOf(ask(within(AbortSignal.abort(gone))))).to.equal(gone)
      stop()
      expect(statements.filter((sql) => !/^(begin|rollback)/i.test(sql))).to.deep.equal([])
    })
  }

  it('keep nothing of a change that the end of the request cut short, and take the next one', async () => {
    const controller = new AbortController()
    const change = writeTransaction(within(controller.signal), async (transaction) => {
      await keep(transaction, 'colour-of-the-door')
      controller.abort(gone)
      await keep(transaction, 'colour-of-the-roof')
    })
    expect(await failureOf(change)).to.equal(gone)
    expect(await rowsOf(anybody(), settings)).to.deep.equal([])
    await writeTransaction(records.em, (transaction) => keep(transaction, 'colour-of-the-gate'))
    expect(await rowsOf(anybody(), settings)).to.deep.equal([{ name: 'colour-of-the-gate' }])
  })

  it('are answered to everybody else as before', async () => {
    within(AbortSignal.abort(gone))
    expect(await rowsOf(within(new AbortController().signal), settings)).to.deep.equal([])
    expect(await rowsOf(anybody(), settings)).to.deep.equal([])
  })
})

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}
