import { Readable } from 'node:stream'
import {
  type CalculationProblem,
  calculate,
  composeRegistry,
  type ExampleStore,
  openExampleStore,
  type ResolvedIndicator,
} from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import {
  aggregate,
  type Dataset,
  defineDataset,
  group,
  type Measure,
  orgUnit,
  publishedCount,
  ratio,
  schoolYear,
} from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'

const cards = defineDataset({
  id: 'library.cards',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    cards: publishedCount(),
    students: publishedCount(),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'schoolYear',
})

const files: readonly (readonly [Dataset, readonly string[]])[] = [
  [visits, ['student,school,date,borrowed', 'a,n,2016-09-05,true', 'b,n,2016-11-07,false', 'c,s,2016-11-08,true']],
  [cards, ['orgUnit,schoolYear,group,cards,students', 'district,2016-17,all,1,2', 'district,2016-17,grade/3,1,1']],
]

const measures: Readonly<Record<string, Measure>> = {
  'over rows': ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' }),
  'over students': aggregate({ of: visits, each: { student: { days: 'count(*)' } }, value: 'count(*)' }),
  'over published rows': ratio({ of: cards, numerator: 'cards', denominator: 'students' }),
}

describe('An indicator that fails', () => {
  let opened: ExampleStore
  before(async () => {
    opened = await openExampleStore([visits, cards])
    for (const [dataset, rows] of files) {
      const { sha256 } = await opened.archive.store(Readable.from([rows.join('\n')]))
      const { outcome } = await opened.store.importFiles({ dataset: dataset.id, files: [{ sha256, name: 'a.csv' }] })
      expect(outcome).to.equal('changed')
    }
  })
  after(() => opened.store.close())

  /** The library's indicator with another measure. */
  const indicatorOf = (value: Measure): ResolvedIndicator => {
    const [found] = composeRegistry([library({ datasets: [visits, cards] })]).indicators
    if (found === undefined) throw new Error('The library has an indicator.')
    return { ...found, definition: { ...borrowing, every: value.of === visits ? 'month' : 'year', value } }
  }
  /** The same facts, from which a measure's own statement fails. */
  const failing = (value: Measure): FactStore => ({
    ...opened.store,
    measure: (request) =>
      request.measures.some(({ measure }) => measure === value)
        ? Promise.reject(new Error('The statement failed.'))
        : opened.store.measure(request),
  })

  for (const [what, value] of Object.entries(measures))
    it(`is FAILED wherever its figures were due, and nowhere else: ${what}`, async () => {
      const due = await calculate(opened.store, [indicatorOf(value)])
      const failed = await calculate(failing(value), [indicatorOf(value)])
      const places = (all: typeof due) => all.map((one) => `${one.orgUnit} ${one.group} ${one.period}`)
      expect(places(failed)).to.deep.equal(places(due))
      expect(due.length).to.be.greaterThan(1)
      for (const { reason } of failed) expect(reason).to.equal('FAILED')
    })

  it('is told of once', async () => {
    const problems: CalculationProblem[] = []
    const [value] = Object.values(measures)
    if (value === undefined) throw new Error('There is a measure.')
    const onProblem = (problem: CalculationProblem) => problems.push(problem)
    await calculate(failing(value), [indicatorOf(value)], undefined, { onProblem })
    expect(problems.map(({ message }) => message)).to.deep.equal(['The statement failed.'])
  })

  it('is FAILED in the district where the facts cannot say what was due', async () => {
    const [value] = Object.values(measures)
    if (value === undefined) throw new Error('There is a measure.')
    const broken = { ...opened.store, measure: () => Promise.reject(new Error('The disk failed.')) }
    const failed = await calculate(broken, [indicatorOf(value)], ['2016-17'])
    expect(failed.map(({ orgUnit, period, reason }) => `${orgUnit} ${period} ${reason}`)).to.deep.equal([
      'district 2016-17 FAILED',
    ])
  })
})
