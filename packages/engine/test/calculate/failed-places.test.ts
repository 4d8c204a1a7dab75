import { Readable } from 'node:stream'
import {
  type CalculationProblem,
  calculate,
  composeRegistry,
  openExampleStore,
  type ResolvedIndicator,
} from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'

const rows = [
  'student,school,date,borrowed',
  'a,north,2016-09-05,true',
  'b,north,2016-11-07,false',
  'c,south,2016-11-08,true',
]

describe('An indicator that fails', () => {
  let store: FactStore
  let indicator: ResolvedIndicator
  before(async () => {
    const [found] = composeRegistry([library()]).indicators
    if (found === undefined) throw new Error('The library has an indicator.')
    indicator = found
    const opened = await openExampleStore([visits])
    store = opened.store
    const { sha256 } = await opened.archive.store(Readable.from([rows.join('\n')]))
    await store.importFiles({ dataset: visits.id, files: [{ sha256, name: 'visits.csv' }] })
  })
  after(() => store.close())

  /** The same facts, from which the indicator's own statement fails. */
  const failing = (): FactStore => ({
    ...store,
    measure: (request) =>
      request.measures.some(({ measure }) => measure === borrowing.value)
        ? Promise.reject(new Error('The statement failed.'))
        : store.measure(request),
  })

  it('is FAILED at every unit, group and month that its figures were due for, and nowhere else', async () => {
    const due = await calculate(store, [indicator])
    const failed = await calculate(failing(), [indicator])
    const places = (all: typeof due) => all.map(({ orgUnit, group, period }) => `${orgUnit} ${group} ${period}`)
    expect(places(failed)).to.deep.equal(places(due))
    expect(due.length).to.be.greaterThan(8)
    for (const { reason } of failed) expect(reason).to.equal('FAILED')
  })

  it('is told of once', async () => {
    const problems: CalculationProblem[] = []
    await calculate(failing(), [indicator], undefined, { onProblem: (problem) => problems.push(problem) })
    expect(problems.map(({ message }) => message)).to.deep.equal(['The statement failed.'])
  })

  it('is FAILED in the district where the facts cannot say what was due', async () => {
    const broken = { ...store, measure: () => Promise.reject(new Error('The disk failed.')) }
    const failed = await calculate(broken, [indicator], ['2016-17'])
    expect(failed.map(({ orgUnit, period, reason }) => `${orgUnit} ${period} ${reason}`)).to.deep.equal([
      'district 2016-17 FAILED',
    ])
  })
})
