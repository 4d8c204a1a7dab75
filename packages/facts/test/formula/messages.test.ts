import { checkMeasure, type FormulaProblem, loadFormulaParser } from '@planwright/facts'
import {
  aggregate,
  boolean,
  date,
  decimal,
  defineDataset,
  group,
  integer,
  oneOf,
  orgUnit,
  publishedCount,
  publishedRate,
  ratio,
  schoolYear,
  student,
  text,
} from '@planwright/sdk'
import { expect } from 'chai'

const attendance = defineDataset({
  id: 'test.attendance',
  about: 'students',
  columns: {
    student: student(),
    date: date(),
    present: boolean(),
    hours: decimal(),
    lessons: integer(),
    englishLearner: oneOf(['yes', 'no']),
    Note: text(),
    note: text(),
  },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})
const graduation = defineDataset({
  id: 'test.graduation',
  about: 'published',
  columns: {
    orgUnit: orgUnit(),
    schoolYear: schoolYear(),
    group: group(),
    cohort: publishedCount(),
    graduates: publishedCount(),
    rate: publishedRate(),
  },
  key: ['orgUnit', 'schoolYear', 'group'],
  replaces: 'schoolYear',
})

const problemsOf = (value: string): readonly FormulaProblem[] => checkMeasure(aggregate({ of: attendance, value }))

describe('A mistake in a formula', () => {
  before(() => loadFormulaParser())

  const cases: readonly (readonly [string, string, number, RegExp])[] = [
    ['count(*) filter (where not presnt)', 'FORMULA_UNKNOWN_NAME', 28, /Did you mean "present"/],
    ['sum(hours) +', 'FORMULA_SYNTAX', 13, /position/],
    [`sum(1) + sum(${'lessons * '.repeat(16)}lessons)`, 'FORMULA_OUT_OF_RANGE', 14, /Leave out a factor/],
    [`avg(lessons${' / 0.000000000001'.repeat(24)})`, 'FORMULA_OUT_OF_RANGE', 5, /round a divisor/],
    ['', 'FORMULA_SYNTAX', 1, /position/],
    ['cuont(*)', 'FORMULA_UNKNOWN_FUNCTION', 1, /Did you mean "count"/],
    ['count(*) from secrets', 'FORMULA_NOT_ONE_EXPRESSION', 1, /one expression/],
    ['count(*); drop table x', 'FORMULA_NOT_ONE_EXPRESSION', 11, /one expression/],
    ['count(*), count(*)', 'FORMULA_NOT_ONE_EXPRESSION', 11, /one expression/],
    ['count(*) total', 'FORMULA_NOT_ONE_EXPRESSION', 1, /aliases/],
    ['(select 1)', 'FORMULA_NOT_ALLOWED', 1, /arithmetic/],
    ['sum(hours::int)', 'FORMULA_NOT_ALLOWED', 10, /cast/],
    ['hours', 'FORMULA_NEEDS_AGGREGATE', 1, /sum\(hours\)/],
    ['100', 'FORMULA_NEEDS_AGGREGATE', 1, /count/],
    ['sum(present)', 'FORMULA_WRONG_TYPE', 5, /count\(\*\) filter/],
    ['sum(sum(hours))', 'FORMULA_AGGREGATE_NOT_ALLOWED', 5, /each/],
    ["count(*) filter (where englishLearner = 'yse')", 'FORMULA_UNKNOWN_VALUE', 41, /Did you mean "yes"/],
    ["count(*) filter (where disability = 'yess')", 'FORMULA_UNKNOWN_VALUE', 37, /Did you mean "yes"/],
    ["count(*) filter (where grade in ('3', 'third'))", 'FORMULA_UNKNOWN_VALUE', 39, /Known values: pk, k, 1/],
    ["count(*) filter (where languge = 'spanish')", 'FORMULA_UNKNOWN_NAME', 24, /Did you mean "language"/],
    ["count(*) filter (where date > '2016-02-30')", 'FORMULA_BAD_DATE', 31, /2016-09-30/],
    ['count(*) filter (where hours = null)', 'FORMULA_NULL_COMPARISON', 30, /IS NULL/],
    ['count(*) filter (where lessons)', 'FORMULA_WRONG_TYPE', 24, /> 0/],
    ["count(*) filter (where present = 'yes')", 'FORMULA_WRONG_TYPE', 32, /not present/],
    ["count(*) filter (where 'ñandú' = Note)", 'FORMULA_AMBIGUOUS_NAME', 34, /double quotes/],
    ['round(sum(hours), hours)', 'FORMULA_NEEDS_AGGREGATE', 19, /sum\(hours\)/],
    ['bool_and(hours)', 'FORMULA_WRONG_TYPE', 10, /> 0/],
    ['count(*) filter (where every(present))', 'FORMULA_AGGREGATE_NOT_ALLOWED', 24, /each/],
    ['stddev_pop(Note, 1)', 'FORMULA_WRONG_ARGUMENTS', 1, /stddev_pop\(x\)/],
    ['stddev(hours)', 'FORMULA_UNKNOWN_FUNCTION', 1, /stddev_pop, stddev_samp/],
    ['max(extract(hour from date))', 'FORMULA_WRONG_ARGUMENTS', 5, /year, month, day, isodow/],
    ['max(extract(month from lessons))', 'FORMULA_WRONG_TYPE', 24, /./],
    ['median(hours, 2)', 'FORMULA_WRONG_ARGUMENTS', 1, /median\(x\)/],
    ['sum(hours) over ()', 'FORMULA_NOT_ALLOWED', 1, /./],
    ['sum(hours % 2)', 'FORMULA_NOT_ALLOWED', 11, /Operators/],
    ['count(*) filter (where date > current_date)', 'FORMULA_NOT_ALLOWED', 31, /./],
    ['max(Note)', 'FORMULA_AMBIGUOUS_NAME', 5, /double quotes/],
    ['max("Note")', 'FORMULA_WRONG_RESULT', 1, /numbers/],
    ['sum(0.1234567 * 0.1234567)', 'FORMULA_TOO_PRECISE', 15, /Round/],
  ]
  for (const [formula, code, position, remedy] of cases) {
    it(`is reported with its place and the remedy: ${formula || '(nothing)'}`, () => {
      const problems = problemsOf(formula)
      expect(problems.map((problem) => [problem.code, problem.place, problem.position])).to.deep.equal([
        [code, 'value', position],
      ])
      expect(problems[0]?.remedy).to.match(remedy)
    })
  }

  it('does not hide another: all of a measure are reported at once', () => {
    const measure = ratio({
      of: attendance,
      where: 'count(*) > 1 and nothing',
      each: { student: { days: 'cuont(*)', missed: 'count(*) filter (where not presnt)' } },
      numerator: 'count(*) filter (where misssed >= 0.10 * days)',
      denominator: 'count(*',
    })
    expect(checkMeasure(measure).map(({ code, place }) => `${place} ${code}`)).to.deep.equal([
      'where FORMULA_AGGREGATE_NOT_ALLOWED',
      'where FORMULA_UNKNOWN_NAME',
      'each.student.days FORMULA_UNKNOWN_FUNCTION',
      'each.student.missed FORMULA_UNKNOWN_NAME',
      'numerator FORMULA_UNKNOWN_NAME',
      'denominator FORMULA_SYNTAX',
    ])
  })

  it('is to aggregate published rows', () => {
    const [problem] = checkMeasure(ratio({ of: graduation, numerator: 'sum(graduates)', denominator: 'cohort' }))
    expect(problem).to.include({ code: 'FORMULA_PUBLISHED_NOT_SUMMED', place: 'numerator', position: 1 })
    expect(problem?.message).to.match(/never summed/)
    expect(checkMeasure(aggregate({ of: graduation, value: 'cohort' })).map(({ code }) => code)).to.deep.equal([
      'MEASURE_WRONG_KIND',
    ])
    const misnamed = ratio({ of: graduation, numerator: 'graduates', denominator: 'cohort', publishedRate: 'rates' })
    expect(checkMeasure(misnamed)[0]).to.include({ code: 'MEASURE_BAD_RATE', place: 'publishedRate' })
  })

  it('is an entity that the dataset does not have', () => {
    const each = { studnet: { days: 'count(*)' } } as unknown as { student: { days: string } }
    const [problem] = checkMeasure(aggregate({ of: attendance, each, value: 'count(*)' }))
    expect(problem).to.include({ code: 'MEASURE_BAD_EACH', place: 'each' })
    expect(problem?.remedy).to.match(/Did you mean "student"/)
  })

  it('is a formula too long or too deep to read, and never a crash', () => {
    expect(problemsOf(`count(*)${' + count(*)'.repeat(500)}`)[0]?.code).to.equal('FORMULA_TOO_LONG')
    expect(problemsOf(`count(*)${'+count(*)'.repeat(300)}`)[0]?.code).to.equal('FORMULA_TOO_LONG')
    const nested = `${'nullif('.repeat(90)}lessons${', 1)'.repeat(90)}`
    expect(problemsOf(`sum(${nested})`)[0]?.code).to.equal('FORMULA_TOO_LONG')
    expect(problemsOf(`sum(${'-('.repeat(1500)}1${')'.repeat(1500)}) `)).to.have.length(1)
  })

  it('is a group where rows name no student', () => {
    const budget = defineDataset({
      id: 'test.budget',
      about: 'money',
      columns: { line: text(), schoolYear: schoolYear(), amount: decimal() },
      key: ['line', 'schoolYear'],
      replaces: 'schoolYear',
    })
    const [problem] = checkMeasure(aggregate({ of: budget, where: "disability = 'yes'", value: 'sum(amount)' }))
    expect(problem).to.include({ code: 'FORMULA_UNKNOWN_NAME', place: 'where', position: 1 })
    expect(problem?.remedy).to.match(/where rows name a student/)
  })

  it("is not to use a name for what the dataset or `each` means by it, rather than for the student's group", () => {
    const ownName = aggregate({
      of: attendance,
      each: { student: { Meal: 'count(*)' } },
      value: "max(meal) + count(*) filter (where gender = 'female')",
    })
    expect(checkMeasure(ownName)).to.deep.equal([])
    const notOurs = problemsOf("count(*) filter (where englishLearner = 'EL')")
    expect(notOurs.map(({ code }) => code)).to.deep.equal(['FORMULA_UNKNOWN_VALUE'])
  })

  it('is not a name in another case: PostgreSQL folds names, and they are found all the same', () => {
    expect(problemsOf("count(*) filter (where ENGLISHLEARNER = 'yes' and \"Note\" <> '')")).to.deep.equal([])
  })
})
