import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'
import { type FactStore, loadFormulaParser, type MeasureRequest } from '@planwright/facts'
import { ratio } from '@planwright/sdk'
import { type FactStatements, type TemporaryFolder, temporaryFolder, watchFactStatements } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, openSampleStore } from './sample-store.js'

/** So many rows of attendance that to measure them takes more than a second. */
const manyRows = `INSERT INTO "test.attendance" SELECT (i % 200003)::VARCHAR, 'S' || i % 50,
  DATE '2016-09-01' + (i % 180)::INTEGER, i % 7 > 0, '2016-17', 1 FROM range(600000) rows(i)`

const inTime = 500

describe('the facts within a signal', () => {
  let folder: TemporaryFolder
  let store: FactStore
  let statements: FactStatements
  let request: MeasureRequest
  const gone = new Error('Whoever asked has gone.')

  before(async () => {
    await loadFormulaParser()
    const measure = ratio({ of: attendance, numerator: 'count(*) filter (where present)', denominator: 'count(*)' })
    const measures = [{ id: 'present', measure }]
    request = { dataset: attendance, measures, levels: ['district', 'school'], groups: [], monthly: true }
    folder = await temporaryFolder()
    await (await openSampleStore(folder.path)).store.close()
    await fill(join(folder.path, 'facts.duckdb'))
    store = (await openSampleStore(folder.path)).store
  })

  beforeEach(() => {
    statements = watchFactStatements()
  })

  afterEach(() => statements.stop())

  after(async () => {
    await store.close()
    await folder.remove()
  })

  /** What became of so many long statements, and how many milliseconds after the signal. */
  async function interrupted(count: number): Promise<readonly [reasons: readonly unknown[], milliseconds: number]> {
    const controller = new AbortController()
    const within = store.within(controller.signal)
    const asked = Array.from({ length: count }, () => failureOf(within.measure(request)))
    await statements.begun(count)
    const from = performance.now()
    controller.abort(gone)
    const reasons = await Promise.all(asked)
    const milliseconds = Math.ceil(performance.now() - from)
    console.log(`      ended ${milliseconds} ms after the signal`)
    return [reasons, milliseconds]
  }

  it('end with its reason while a long statement runs', async () => {
    const [reasons, milliseconds] = await interrupted(1)
    expect(reasons).to.deep.equal([gone])
    expect(milliseconds).to.be.at.most(inTime)
  })

  it('end for the statements that wait for a thread as for those that run', async () => {
    const [reasons, milliseconds] = await interrupted(9)
    expect(reasons).to.deep.equal(Array.from({ length: 9 }, () => gone))
    expect(milliseconds).to.be.at.most(inTime)
  })

  it('begin no statement after it', async () => {
    const within = store.within(AbortSignal.abort(gone))
    expect(await failureOf(within.measure(request))).to.equal(gone)
    expect(await failureOf(within.versions())).to.equal(gone)
    expect(statements.count()).to.equal(0)
  })

  it('are answered to everybody else as before', async () => {
    const controller = new AbortController()
    const asked = store.measure(request)
    await statements.begun(1)
    const ended = failureOf(store.within(controller.signal).measure(request))
    await statements.begun(2)
    controller.abort(gone)
    expect(await ended).to.equal(gone)
    expect((await asked).find(({ orgUnit, period }) => orgUnit === 'district' && period === '2016-17')).to.include({
      denominator: '600000',
    })
  })
})

async function fill(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run(manyRows)
  connection.closeSync()
  instance.closeSync()
}

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}
