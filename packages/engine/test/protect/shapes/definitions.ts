import {
  type AnyIndicator,
  aggregate,
  boolean,
  type Computed,
  computed,
  type Dataset,
  date,
  decimal,
  defineDataset,
  integer,
  type Measure,
  type MeasuredInput,
  optional,
  percent,
  percentagePoints,
  quotient,
  ratio,
  school,
  schoolYear,
  student,
  text,
  type Unit,
  unavailable,
} from '@planwright/sdk'
import fc from 'fast-check'
import { borrowing } from '../../department.js'
import { dimensions } from './district.js'
import { aggregates, composites, counts, everybody, type Formula, type Source } from './formulas.js'
import {
  type Condition,
  conditionsOfEntities,
  conditionsOfRows,
  type Inner,
  inners,
  numbersOfEntities,
  numbersOfRows,
} from './row-formulas.js'

const columns = {
  student: student(),
  school: school(),
  score: optional(integer()),
  answer: optional(integer()),
  hit: boolean(),
  minutes: integer(),
  dollars: decimal(),
  absences: integer(),
  subject: text(),
}

/** Several rows a student. */
export const lessons = defineDataset({
  id: 'library.lessons',
  about: 'students',
  columns: { ...columns, date: date() },
  key: ['student', 'date'],
  replaces: 'schoolYear',
})
/** One row a student. */
export const tests = defineDataset({
  id: 'library.tests',
  about: 'students',
  columns: { ...columns, schoolYear: schoolYear() },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
})

/** A measure as an attacker reads it. */
export interface Reading {
  readonly rows: 'lessons' | 'tests'
  readonly where: Condition | null
  readonly each: 'student' | 'school' | null
  readonly inner: Inner | null
  /** The numerator, or the value of an aggregate. */
  readonly numerator: Formula
  readonly denominator: Formula | null
}

/** How a computed value follows from its inputs. */
export type Joining = 'gap' | 'risk ratio' | 'same'

/** A definition that the generator drew, and what an attacker reads in it. */
export interface Drawn {
  readonly shape: string
  readonly value: Measure | Computed
  readonly unit: Unit
  readonly readings: readonly Reading[]
  readonly joining: Joining | null
}

const rows: Source = { numbers: numbersOfRows, conditions: conditionsOfRows }
const entities: Source = { numbers: numbersOfEntities, conditions: conditionsOfEntities }

const wheres = fc.option(conditionsOfRows, { freq: 1 })
const rowsOf = fc.constantFrom('lessons' as const, 'tests' as const)
const unitsOfValues = fc.constantFrom<Unit>('count', 'days', 'dollars', 'ratio', 'percent')
const unitsOfRatios = fc.constantFrom<Unit>('percent', 'ratio', 'days')

interface Parts {
  readonly numerator: Formula
  readonly denominator: Formula | null
}

/** A measure that is put together from rows, from what each student has, or from what each school has. */
function readings(parts: (source: Source, isRows: boolean) => fc.Arbitrary<Parts>): fc.Arbitrary<Reading> {
  const common = { rows: rowsOf, where: wheres }
  const each = { inner: inners, parts: parts(entities, false) }
  const ofRows = fc.record({ ...common, parts: parts(rows, true) })
  const ofEach = fc.record({ ...common, ...each, each: fc.constantFrom('student' as const, 'student', 'school') })
  return fc.oneof(
    { weight: 2, arbitrary: ofRows.map(({ parts: found, ...one }) => ({ ...one, each: null, inner: null, ...found })) },
    { weight: 1, arbitrary: ofEach.map(({ parts: found, ...one }) => ({ ...one, ...found })) },
  )
}

const noDivisor = (formulas: fc.Arbitrary<Formula>) =>
  formulas.map((numerator): Parts => ({ numerator, denominator: null }))
const withDivisor = (over: fc.Arbitrary<Formula>, under: fc.Arbitrary<Formula>) =>
  fc.tuple(over, under).map(([numerator, denominator]): Parts => ({ numerator, denominator }))

const plain = readings((source, isRows) => noDivisor(aggregates(source, isRows)))
const calculated = readings((source, isRows) => noDivisor(composites(aggregates(source, isRows))))
const shares = readings((source, isRows) =>
  withDivisor(counts(source, isRows), fc.oneof(everybody(isRows), counts(source, isRows))),
)
const quotients = readings((source, isRows) => withDivisor(aggregates(source, isRows), aggregates(source, isRows)))

/** Definitions of every shape that the language allows, refused ones among them. */
export const definitions: fc.Arbitrary<Drawn> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(plain, unitsOfValues).map(([one, unit]) => drawn(one, unit, one.numerator.shape)) },
  {
    weight: 2,
    arbitrary: fc.tuple(calculated, unitsOfValues).map(([one, unit]) => drawn(one, unit, one.numerator.shape)),
  },
  { weight: 2, arbitrary: fc.tuple(shares, unitsOfRatios).map(([one, unit]) => drawn(one, unit, 'ratio of counts')) },
  { weight: 1, arbitrary: fc.tuple(quotients, unitsOfRatios).map(([one, unit]) => drawn(one, unit, 'ratio')) },
  { weight: 1, arbitrary: fc.tuple(shares, shares, fc.constantFrom<Joining>('gap', 'risk ratio', 'same')).map(joined) },
)

function drawn(reading: Reading, unit: Unit, shape: string): Drawn {
  const level = reading.each === null ? '' : ` of each ${reading.each}`
  return { shape: `${shape}${level}`, value: measureOf(reading), unit, readings: [reading], joining: null }
}

function joined([one, other, joining]: readonly [Reading, Reading, Joining]): Drawn {
  const unit = { gap: 'percentagePoints', 'risk ratio': 'ratio', same: 'percent' } as const
  const inputs = { one: measureOf(one), other: measureOf(other) }
  const calculate = (found: { readonly one: MeasuredInput; readonly other: MeasuredInput }) => {
    const [left, right] = [found.one.value, found.other.value]
    if (left === null || right === null || right === 0) return unavailable('NO_DATA')
    if (joining === 'gap') return percentagePoints(left - right)
    return joining === 'same' ? percent(left) : quotient(left / right)
  }
  const value = computed({ inputs, calculate })
  return { shape: `computed: ${joining}`, value, unit: unit[joining], readings: [one, other], joining }
}

function measureOf({ rows: from, where, each, inner, numerator, denominator }: Reading): Measure {
  const of: Dataset = from === 'lessons' ? lessons : tests
  const entity = each === null || inner === null ? {} : { each: { [each]: { a: inner.text } } }
  const common = { of, ...(where && { where: where.text }), ...entity }
  if (denominator === null) return aggregate({ ...common, value: numerator.text })
  return ratio({ ...common, numerator: numerator.text, denominator: denominator.text })
}

const examples = [
  { when: 'nobody had a lesson', given: {}, then: unavailable('NO_DATA') },
  { when: 'nobody took a test', given: {}, then: unavailable('NO_DATA') },
] as const

/** The indicator that a drawn definition would be registered as. */
export function indicatorOf({ value, unit, readings: read }: Drawn, index: number): AnyIndicator {
  const { window: _, ...yearly } = borrowing
  const groups = read.some(({ each }) => each === 'school') ? [] : dimensions
  return {
    ...yearly,
    id: `library.drawn-${index}`,
    unit,
    value,
    levels: ['district', 'zone', 'school'],
    groups,
    every: 'year',
    examples,
  }
}
