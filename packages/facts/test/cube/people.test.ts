import { createTable, type MeasuredCell } from '@planwright/facts'
import {
  aggregate,
  boolean,
  type Dataset,
  decimal,
  defineDataset,
  integer,
  type Measure,
  optional,
  ratio,
  school,
  schoolYear,
  staff,
  student,
} from '@planwright/sdk'
import { expect } from 'chai'
import { type Engine, measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const columns = {
  student: student(),
  teacher: staff(),
  school: school(),
  schoolYear: schoolYear(),
  score: optional(integer()),
  gain: decimal(),
  late: boolean(),
}
const lessons = defineDataset({
  id: 'test.lessons',
  about: 'students',
  columns,
  key: ['student', 'teacher', 'school', 'schoolYear'],
  replaces: 'schoolYear',
})
/** The same columns, with one row a student and year. */
const yearly = defineDataset({ ...lessons, id: 'test.yearly', key: ['student', 'schoolYear'], scopes: [] })

/** Of six students at two schools, with two teachers, two were tested; s1 goes to both schools. */
const rows = [
  ['s1', 't1', '01', '437', '5.00', 'true'],
  ['s1', 't1', '02', 'NULL', '-2.50', 'true'],
  ['s2', 't1', '01', 'NULL', '-5.00', 'false'],
  ['s3', 't1', '01', 'NULL', '0.00', 'false'],
  ['s4', 't2', '01', '500', '-20.00', 'false'],
  ['s5', 't2', '02', 'NULL', '1.00', 'false'],
  ['s6', 't2', '02', 'NULL', '1.00', 'false'],
] as const

describe('The people behind a figure', () => {
  const engines = startedEngines(async (engine) => {
    await fill(engine, lessons, rows)
    await fill(
      engine,
      yearly,
      rows.filter((_, index) => index !== 1),
    )
  })

  const fill = (engine: Engine, dataset: Dataset, list: readonly (readonly string[])[]) => {
    const values = list.map(
      ([who, teacher, where, score, gain, late]) =>
        `('${who}', '${teacher}', '${where}', '2016-17', ${score}, ${gain}, ${late}, '2016-17', 1)`,
    )
    return engine
      .run(createTable(dataset))
      .then(() => engine.run(`INSERT INTO "${dataset.id}" VALUES ${values.join(', ')}`))
  }

  /** What the engines say alike of each org unit. */
  const asked = async (one: Measure, say: (cell: MeasuredCell) => unknown): Promise<unknown> => {
    const request = { dataset: one.of, measures: [{ id: 'm', measure: one }], levels: ['district', 'school'] as const }
    const all = []
    for (const engine of engines) {
      const cells = await measure(engine, { ...request, groups: [] })
      all.push(Object.fromEntries(cells.map((cell) => [cell.orgUnit.replace('school/', ''), say(cell)])))
    }
    for (const other of all.slice(1)) expect(other).to.deep.equal(all[0])
    return all[0]
  }
  const people = (one: Measure) => asked(one, (cell) => cell.people)
  const most = (one: Measure) => asked(one, (cell) => [cell.numeratorMost, cell.denominatorMost])

  const value = (formula: string) => aggregate({ of: lessons, value: formula })
  const share = (numerator: string, denominator: string, of: Dataset = lessons) => ratio({ of, numerator, denominator })
  const perStudent = (a: string, formula: string) =>
    aggregate({ of: lessons, each: { student: { a, b: 'count(*)' } }, value: formula })
  const perSchool = (a: string, formula: string) =>
    aggregate({ of: lessons, each: { school: { a, b: 'count(*)' } }, value: formula })
  const perTeacher = (a: string, formula: string) =>
    aggregate({ of: lessons, each: { teacher: { a } }, value: formula })

  const counted: readonly (readonly [string, Measure, Readonly<Record<string, number>>])[] = [
    ['all of them for a count', value('count(*)'), { district: 6, '01': 4, '02': 3 }],
    ['those with a value for a mean', value('avg(score)'), { district: 2, '01': 2, '02': 0 }],
    ['those with a value for a percentile', value('median(score)'), { district: 2, '01': 2, '02': 0 }],
    ['those with a value for a sum', value('sum(score)'), { district: 2, '01': 2, '02': 0 }],
    ['those who meet the filter', value('count(*) filter (where late)'), { district: 1, '01': 1, '02': 1 }],
    ['those with both', value('avg(score) filter (where late)'), { district: 1, '01': 1, '02': 0 }],
    ['the fewest of several aggregates', value('avg(gain) - avg(score)'), { district: 2, '01': 2, '02': 0 }],
    ['the fewest of a quotient’s parts', share('sum(score)', 'count(*)'), { district: 2, '01': 2, '02': 0 }],
    [
      'those with a row that meets it',
      share('count(*) filter (where late)', 'count(*)'),
      { district: 1, '01': 1, '02': 1 },
    ],
    [
      'those without a row that meets it, where they are fewer',
      share('count(*) filter (where not late)', 'count(*)'),
      { district: 1, '01': 1, '02': 1 },
    ],
    [
      'all for a share of people',
      share('count(*) filter (where late)', 'count(*)', yearly),
      { district: 6, '01': 4, '02': 2 },
    ],
    [
      'all for a share of different people',
      share('count(distinct student) filter (where late)', 'count(distinct student)'),
      { district: 6, '01': 4, '02': 3 },
    ],
    ['nobody for whom a constant stands in', value('avg(coalesce(score, 0))'), { district: 2, '01': 2, '02': 0 }],
    [
      'nobody whom a case leaves out',
      value('sum(case when late then gain else 0 end)'),
      { district: 1, '01': 1, '02': 1 },
    ],
    [
      'nobody whom a factor of zero leaves out',
      value('sum(gain * (case when late then 1 else 0 end))'),
      { district: 1, '01': 1, '02': 1 },
    ],
    [
      'those who are left of a difference',
      value('count(*) - count(*) filter (where not late)'),
      { district: 1, '01': 1, '02': 1 },
    ],
    ['students, of what each has', perStudent('avg(score)', 'avg(a)'), { district: 2, '01': 2, '02': 0 }],
    [
      'students, where a constant stands in',
      perStudent('coalesce(avg(score), 0)', 'avg(a)'),
      { district: 2, '01': 2, '02': 0 },
    ],
    ['students, not schools', perSchool('avg(gain)', 'avg(a)'), { district: 6, '01': 4, '02': 3 }],
    ['students with a value, not schools', perSchool('avg(score)', 'avg(a)'), { district: 2, '01': 2, '02': 0 }],
    [
      'students of the schools that are counted',
      perSchool('avg(gain)', 'avg(a) filter (where b > 3)'),
      { district: 4, '01': 4, '02': 0 },
    ],
    [
      'students of schools, where none is named',
      perSchool('count(score)', 'count(*)'),
      { district: 6, '01': 4, '02': 3 },
    ],
    [
      'teachers, where they are fewer than their students',
      perTeacher('avg(gain)', 'avg(a)'),
      { district: 2, '01': 2, '02': 2 },
    ],
    [
      'students, where they are fewer than their teachers',
      perTeacher('avg(score) filter (where late)', 'avg(coalesce(a, 1))'),
      { district: 1, '01': 1, '02': 0 },
    ],
  ]
  for (const [who, one, expected] of counted) {
    it(`are ${who}`, async () => {
      expect(await people(one)).to.deep.equal(expected)
    })
  }

  it('are unknown where rows name nobody', async () => {
    const money = defineDataset({
      id: 'test.yearly',
      about: 'money',
      columns: { school: school(), schoolYear: schoolYear(), gain: decimal() },
      key: ['school', 'schoolYear'],
      replaces: 'schoolYear',
    })
    const all = aggregate({ of: money, value: 'sum(gain)' })
    expect(await people(all)).to.deep.equal({ district: null, '01': null, '02': null })
    expect(await most(all)).to.deep.equal({ district: [null, null], '01': [null, null], '02': [null, null] })
  })

  const disguised: readonly (readonly [string, Measure, Readonly<Record<string, boolean>>])[] = [
    ['a mean of two numbers', value('avg(score)'), { district: true, '01': true, '02': true }],
    ['a deviation of two numbers', value('stddev_pop(score)'), { district: true, '01': true, '02': true }],
    ['no mean of more', value('avg(gain)'), { district: false, '01': false, '02': true }],
    ['no median', value('median(score)'), { district: false, '01': false, '02': false }],
    ['no sum', value('sum(score)'), { district: false, '01': false, '02': false }],
    [
      'a mean of two that students have',
      perStudent('max(score)', 'avg(a)'),
      { district: true, '01': true, '02': true },
    ],
    ['no mean of schools', perSchool('avg(gain)', 'avg(a)'), { district: false, '01': false, '02': false }],
  ]
  for (const [what, one, expected] of disguised) {
    it(`have a share in disguise in ${what}`, async () => {
      expect(await asked(one, (cell) => cell.isOfTwo)).to.deep.equal(expected)
    })
  }

  const contributed: readonly (readonly [string, Measure, readonly [number | null, number | null]])[] = [
    ['one to a share of people', share('count(*) filter (where late)', 'count(*)', yearly), [1, 1]],
    [
      'one to a share of people, even if nobody is counted',
      share('count(*) filter (where false)', 'count(*)', yearly),
      [1, 1],
    ],
    ['as many rows as they have', share('count(*) filter (where not late)', 'count(*)'), [1, 2]],
    ['one to a count of different people', value('count(distinct student)'), [1, null]],
    ['their largest amount, whatever its sign', value('sum(gain)'), [20, null]],
    ['what is left of their own amounts', value('sum(gain) filter (where late)'), [2.5, null]],
    ['their part of a difference', value('sum(gain) - 2 * count(*)'), [22, null]],
    ['what was worked out for them', perStudent('sum(gain)', 'sum(a)'), [20, null]],
    ['a fraction with the places it is added up with', perStudent('sum(gain) / 3', 'sum(a)'), [6.666666666667, null]],
    ['nothing that adds up to a mean', value('avg(gain)'), [null, null]],
    ['nothing that adds up to a percentile', share('median(gain)', 'sum(gain)'), [null, 20]],
    ['nothing that adds up to a count of other things', value('count(distinct school)'), [null, null]],
    ['nothing that adds up to a mean of schools', perSchool('avg(gain)', 'avg(a)'), [null, null]],
  ]
  for (const [what, one, expected] of contributed) {
    it(`contribute ${what}`, async () => {
      const found = (await most(one)) as Readonly<Record<string, unknown>>
      expect(found.district).to.deep.equal(expected)
    })
  }
})
