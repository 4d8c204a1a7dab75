import { type Growth, growthOf, loadFormulaParser } from '@planwright/facts'
import {
  aggregate,
  date,
  decimal,
  defineDataset,
  integer,
  type Measure,
  orgUnit,
  publishedCount,
  ratio,
  school,
  schoolYear,
  student,
} from '@planwright/sdk'
import { expect } from 'chai'

const visits = defineDataset({
  id: 'test.visits',
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    day: date(),
    hours: decimal(),
    refunded: decimal(),
    minutes: integer(),
  },
  key: ['student', 'day'],
  replaces: 'schoolYear',
})

const published = defineDataset({
  id: 'test.published',
  about: 'published',
  columns: { orgUnit: orgUnit(), schoolYear: schoolYear(), cohort: publishedCount(), graduates: publishedCount() },
  key: ['orgUnit', 'schoolYear'],
  replaces: 'schoolYear',
})

const each = { student: { hours: 'sum(hours)', typical: 'median(minutes)' } }
const value = (text: string): Measure => aggregate({ of: visits, value: text })
const perStudent = (text: string): Measure => aggregate({ of: visits, each, value: text })
const share = (numerator: string, denominator: string): Measure => ratio({ of: visits, numerator, denominator })

const cases: readonly (readonly [string, Growth, Measure])[] = [
  ['a count of rows', 'rising', value('count(*) filter (where hours > 1)')],
  ['a sum', 'rising', value('sum(hours)')],
  ['a sum times a number', 'rising', value('2 * sum(hours) + count(*)')],
  ['a count of different students', 'rising', value('count(distinct student)')],
  ['a sum that is empty at first', 'rising', value('coalesce(sum(hours), 0)')],
  ['a count of students, by `each`', 'rising', perStudent('count(*)')],
  ['a count of students who may leave the condition', 'moving', perStudent('count(*) filter (where typical >= 10)')],
  ['a sum of what each student usually does', 'moving', perStudent('sum(typical)')],
  ['a mean of what each student has come to', 'rising', perStudent('avg(hours)')],
  ['hours for each student', 'rising', share('sum(hours)', 'count(distinct student)')],
  [
    'hours for each student, by `each`',
    'rising',
    ratio({ of: visits, each, numerator: 'sum(hours)', denominator: 'count(*)' }),
  ],
  ['a sum less another', 'moving', value('sum(hours) - sum(refunded)')],
  ['a sum of differences', 'moving', value('sum(hours - refunded)')],
  ['a sum that is taken away', 'moving', value('-sum(hours)')],
  ['a mean of rows', 'steady', value('avg(hours)')],
  ['a median', 'steady', value('median(minutes)')],
  ['a share of rows', 'steady', share('count(*) filter (where hours > 1)', 'count(*)')],
  ['a quotient of sums', 'steady', share('sum(hours)', 'sum(minutes)')],
  ['a quotient of sums as one value', 'steady', value('sum(hours) / sum(minutes)')],
  [
    'a share of students',
    'steady',
    ratio({ of: visits, each, numerator: 'count(*) filter (where hours > 9)', denominator: 'count(*)' }),
  ],
  ['a median of what each student usually does', 'steady', perStudent('median(typical)')],
  ['a published share', 'steady', ratio({ of: published, numerator: 'graduates', denominator: 'cohort' })],
]

describe('the growth of a value over its school year', () => {
  before(() => loadFormulaParser())

  for (const [title, growth, measure] of cases) {
    it(`is "${growth}" for ${title}`, () => {
      expect(growthOf(measure)).to.equal(growth)
    })
  }
})
