import { fewestPeople } from '@planwright/engine'
import {
  type AnyIndicator,
  aggregate,
  computed,
  defineDataset,
  integer,
  percent,
  ratio,
  school,
  schoolYear,
} from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, visits } from '../department.js'

const day = 'extract(day from date)'
const percentile = (fraction: string) => `percentile_cont(${fraction}) within group (order by ${day})`
const fewest = (value: AnyIndicator['value']) => fewestPeople({ ...borrowing, value })
const fewestFor = (formula: string) => fewest(aggregate({ of: visits, value: formula }))

describe('The fewest people of a figure', () => {
  it('are ten', () => {
    expect(fewest(borrowing.value)).to.equal(10)
    expect(fewestFor(`avg(${day})`)).to.equal(10)
  })

  for (const [fraction, people] of [
    ['0.5', 20],
    ['0.25', 40],
    ['0.9', 100],
    ['0.1', 100],
    ['0.3', 34],
    ['0.66', 30],
  ] as const) {
    it(`are ${people} for a percentile of ${fraction}, with ten on either side`, () => {
      expect(fewestFor(percentile(fraction))).to.equal(people)
    })
  }

  it('are those of the percentile that needs the most', () => {
    expect(fewestFor(`median(${day}) - ${percentile('0.8')}`)).to.equal(50)
    const parts = ratio({ of: visits, numerator: `median(${day})`, denominator: percentile('0.75') })
    expect(fewest(parts)).to.equal(40)
    const inputs = { middle: aggregate({ of: visits, value: `median(${day})` }), all: borrowing.value }
    expect(fewest(computed({ inputs, calculate: () => percent(0) }))).to.equal(20)
  })

  it('are ten where the percentile is of each person’s own rows', () => {
    const each = { student: { usual: percentile('0.95') } }
    expect(fewest(aggregate({ of: visits, each, value: 'avg(usual)' }))).to.equal(10)
  })

  it('are without number where a definition that was approved before would now be refused', () => {
    expect(fewestFor(`max(${day})`)).to.equal(Number.POSITIVE_INFINITY)
    expect(fewestFor(percentile('0.95'))).to.equal(Number.POSITIVE_INFINITY)
    expect(fewestFor('count(*) filter (where borrowed) / count(*)')).to.equal(Number.POSITIVE_INFINITY)
  })

  it('are ten where rows are about money: nobody is protected there', () => {
    const budget = defineDataset({
      id: 'library.budget',
      about: 'money',
      columns: { school: school(), schoolYear: schoolYear(), amount: integer() },
      key: ['school', 'schoolYear'],
      replaces: 'schoolYear',
    })
    expect(fewest(aggregate({ of: budget, value: 'max(amount)' }))).to.equal(10)
  })
})
