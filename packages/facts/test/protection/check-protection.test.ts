import { checkMeasure, checkProtection, loadFormulaParser } from '@planwright/facts'
import {
  aggregate,
  boolean,
  classroom,
  date,
  decimal,
  defineDataset,
  integer,
  type Measure,
  ratio,
  school,
  schoolYear,
  staff,
  student,
  text,
} from '@planwright/sdk'
import { expect } from 'chai'

const lessons = defineDataset({
  id: 'test.lessons',
  about: 'students',
  columns: {
    student: student(),
    teacher: staff(),
    class: classroom(),
    school: school(),
    date: date(),
    score: integer(),
    hours: decimal(),
    late: boolean(),
    word: text(),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})
const budget = defineDataset({
  id: 'test.budget',
  about: 'money',
  columns: { school: school(), schoolYear: schoolYear(), amount: decimal(), pupils: integer() },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})

const value = (formula: string): Measure => aggregate({ of: lessons, value: formula })
const perStudent = (inner: string, formula: string): Measure =>
  aggregate({ of: lessons, each: { student: { a: inner } }, value: formula })
const perSchool = (inner: string, formula: string): Measure =>
  aggregate({ of: lessons, each: { school: { a: inner, b: 'count(*)' } }, value: formula })
const where = (condition: string): Measure => aggregate({ of: lessons, where: condition, value: 'count(*)' })

/** The code and place of every problem; a formula that is not understood would have none, and so is a mistake here. */
function problemsOf(measure: Measure): readonly string[] {
  expect(checkMeasure(measure)).to.deep.equal([])
  return checkProtection(measure).map(({ code, place, position }) => `${code} ${place} ${position}`)
}

const percentile = (fraction: string) => `percentile_cont(${fraction}) within group (order by score)`

describe('A definition over rows about people', () => {
  before(() => loadFormulaParser())

  const refused: Readonly<Record<string, readonly (readonly [string, Measure, string])[]>> = {
    'may not give the value of a single person': [
      ['the smallest', value('min(score)'), 'FORMULA_SINGLE_VALUE value 1'],
      ['the largest', value('avg(score) + max(score)'), 'FORMULA_SINGLE_VALUE value 14'],
      ['the largest of what each student has', perStudent('sum(score)', 'max(a)'), 'FORMULA_SINGLE_VALUE value 1'],
      ['the best of each school', perSchool('max(score)', 'avg(a)'), 'FORMULA_SINGLE_VALUE each.school.a 1'],
      ['a percentile near the top', value(percentile('0.95')), 'FORMULA_SINGLE_VALUE value 1'],
      ['a percentile near the bottom', value(percentile('0.099999')), 'FORMULA_SINGLE_VALUE value 1'],
      ['the end itself', value(percentile('1')), 'FORMULA_SINGLE_VALUE value 1'],
      [
        'whether anybody is late',
        value('case when bool_or(late) then avg(score) else 0 end'),
        'FORMULA_SINGLE_VALUE value 11',
      ],
      [
        'whether nobody is late',
        ratio({ of: lessons, numerator: 'case when every(late) then 1 else 0 end', denominator: 'count(*)' }),
        'FORMULA_SINGLE_VALUE numerator 11',
      ],
    ],
    'may not hide a share or a count in another calculation': [
      ['a share', value('count(*) filter (where late) / count(*)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a share in percent', value('100.0 * count(*) filter (where late) / count(*)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a share times a reciprocal', value('count(score) * (1 / count(*))'), 'FORMULA_HIDDEN_COUNT value 17'],
      [
        'a share in a case',
        value('case when avg(score) > 1 then count(score) / nullif(count(*), 0) end'),
        'FORMULA_HIDDEN_COUNT value 31',
      ],
      ['a share in coalesce', value('coalesce(count(score) / count(*), 0)'), 'FORMULA_HIDDEN_COUNT value 10'],
      ['a mean per row', value('sum(hours) / count(*)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a quotient of sums', value('sum(hours) / sum(score)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['the square of a count', value('count(*) * count(*)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a count without its sign', value('abs(count(*))'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a threshold on a count', value('case when count(*) > 17 then 1 else 0 end'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a mean of ones and zeros', value('avg(case when late then 1 else 0 end)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['their sum', value('sum(case when late then 1 end)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['a sum of ones', value('sum(1)'), 'FORMULA_HIDDEN_COUNT value 1'],
      ['their deviation', value('stddev_pop(coalesce(nullif(1, score), 0))'), 'FORMULA_HIDDEN_COUNT value 1'],
      [
        'a mean of what each student has of ones and zeros',
        perStudent('max(case when late then 1 else 0 end)', 'avg(a)'),
        'FORMULA_HIDDEN_COUNT value 1',
      ],
      [
        'a share of each school',
        perSchool('count(score) / count(*)', 'avg(a)'),
        'FORMULA_HIDDEN_COUNT each.school.a 1',
      ],
      [
        'a quotient of what is counted in a school',
        perSchool('count(score)', 'avg(a / b)'),
        'FORMULA_HIDDEN_COUNT value 5',
      ],
      ['a sum of what is counted in schools', perSchool('count(score)', 'sum(a)'), 'FORMULA_HIDDEN_COUNT value 1'],
    ],
    'may not name a person or a class': [
      ['a student', where("student = 's1'"), 'FORMULA_NAMES_PERSON where 1'],
      ['one of a list', where("score > 1 and student in ('s1', 's2')"), 'FORMULA_NAMES_PERSON where 15'],
      ['all up to one', where("student < 's1'"), 'FORMULA_NAMES_PERSON where 1'],
      ['all between two', where("student between 's1' and 's2'"), 'FORMULA_NAMES_PERSON where 1'],
      ['a teacher', where("'t1' <> teacher"), 'FORMULA_NAMES_PERSON where 1'],
      ['a class', where("class = 'c1'"), 'FORMULA_NAMES_PERSON where 1'],
      ['in capitals', where("upper(student) = upper('s1')"), 'FORMULA_NAMES_PERSON where 1'],
      ['by a case', where("case student when 's1' then true else false end"), 'FORMULA_NAMES_PERSON where 1'],
      ['by nullif', value("count(nullif(student, 's1'))"), 'FORMULA_NAMES_PERSON value 7'],
      ['by coalesce', where("coalesce(student, 's1') = word"), 'FORMULA_NAMES_PERSON where 1'],
      ['by the first of all', value("count(distinct least(student, 's1'))"), 'FORMULA_NAMES_PERSON value 16'],
      ['in a filter', value("avg(score) filter (where student = 's1')"), 'FORMULA_NAMES_PERSON value 26'],
      [
        'after `each`',
        perStudent('avg(score)', "count(a) filter (where student = 's1')"),
        'FORMULA_NAMES_PERSON value 24',
      ],
      [
        'under another name',
        perStudent('min(teacher)', "count(*) filter (where a = 't1')"),
        'FORMULA_NAMES_PERSON value 24',
      ],
    ],
  }
  for (const [rule, cases] of Object.entries(refused)) {
    for (const [what, measure, problem] of cases) {
      it(`${rule}: ${what}`, () => {
        expect(problemsOf(measure)).to.deep.equal([problem])
      })
    }
  }

  const accepted: readonly (readonly [string, Measure])[] = [
    ['a mean', value('avg(score)')],
    ['a median and a mean', value('median(score) - avg(score)')],
    ['a percentile a tenth from an end', value(percentile('0.9'))],
    ['the spread over the mean', value('stddev_samp(score) / avg(score)')],
    ['a count', value('count(*) filter (where late)')],
    ['students who are counted once', value('count(distinct student) filter (where late)')],
    ['counts and sums, added and weighted', value('2 * count(*) - count(score) / 4 + coalesce(sum(hours), 0)')],
    ['the best day of each student, on average', perStudent('max(score)', 'avg(a)')],
    ['a share of days of each student, on average', perStudent('count(*) filter (where late) / count(*)', 'avg(a)')],
    ['how many students have any', perStudent('bool_or(late)', 'count(*) filter (where a)')],
    ['how many schools have enough', perSchool('count(score)', 'count(*) filter (where a >= 10)')],
    ['the mean size of a school', perSchool('count(distinct student)', 'avg(a)')],
    ['students in a school named in the formula', where("school = '07' and word = 'x'")],
    ['a teacher whose id is also a student’s', where('student <> teacher')],
    ['a weighted sum', value("sum(hours * (case when word = 'x' then 2 else 1 end))")],
  ]
  for (const [what, measure] of accepted) {
    it(`may ask for ${what}`, () => {
      expect(problemsOf(measure)).to.deep.equal([])
    })
  }

  it('is the only one that is held to it: money has its extremes and quotients', () => {
    const perPupil = aggregate({
      of: budget,
      each: { school: { perPupil: 'sum(amount) / max(pupils)' } },
      value: 'max(perPupil) / min(perPupil) + count(*) / sum(perPupil)',
    })
    expect(problemsOf(perPupil)).to.deep.equal([])
  })

  it('is told a remedy that it can follow', () => {
    const remedyOf = (measure: Measure) => checkProtection(measure)[0]?.remedy
    expect(remedyOf(value('max(score)'))).to.match(/at least ten people on either side, such as median/)
    expect(remedyOf(value('count(score) / count(*)'))).to.match(/ratio, with its own numerator and denominator/)
    expect(remedyOf(value('avg(case when late then 1 else 0 end)'))).to.match(/count\(\*\) filter \(where/)
    expect(remedyOf(where("student = 's1'"))).to.match(/what is true of them/)
  })

  it('is not judged before its formulas are understood', () => {
    expect(checkProtection(value('max(scoer)'))).to.deep.equal([])
  })
})
