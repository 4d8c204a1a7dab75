import fc from 'fast-check'
import type { Row } from './district.js'
import { type Condition, type RowNumber, total } from './row-formulas.js'

/** Which rows give an aggregate a value. */
export type Gives = (row: Row) => boolean

/** A formula over many rows as text, and what an attacker makes of it. */
export interface Formula {
  readonly text: string
  /** What is said of it in the list of shapes. */
  readonly shape: string
  /** Each aggregate in it, by the rows that give it a value. */
  readonly aggregates: readonly Gives[]
  /** What the rows of one person add to it; null where it does not add up. */
  readonly adds: ((rows: readonly Row[]) => number) | null
  /** Where it is nothing but a mean: the number of a row that it is the mean of, null where a row gives none. */
  readonly meanOf: ((row: Row) => number | null) | null
  /** Whether it shows what one person has by its construction. */
  readonly isOfOne: boolean
  /** Whether it is nothing but a count. */
  readonly isCount: boolean
}

const plain = { adds: null, meanOf: null, isOfOne: false, isCount: false } as const

/** What a formula can be drawn from: the numbers and conditions of a row, or of what was worked out for a student. */
export interface Source {
  readonly numbers: fc.Arbitrary<RowNumber>
  readonly conditions: fc.Arbitrary<Condition>
}

interface Filter {
  readonly text: string
  readonly holds: Gives
}

const filters = ({ conditions }: Source): fc.Arbitrary<Filter> =>
  fc
    .option(conditions, { freq: 2 })
    .map((one) =>
      one === null ? { text: '', holds: () => true } : { text: ` filter (where ${one.text})`, holds: one.holds },
    )

/** Every aggregate of the language over a number. */
const overNumbers = {
  sum: 'sum',
  avg: 'avg',
  min: 'min',
  max: 'max',
  median: 'median',
  stddev_pop: 'stddev_pop',
  stddev_samp: 'stddev_samp',
  'percentile 0.5': '0.5',
  'percentile 0.9': '0.9',
  'percentile 0.95': '0.95',
} as const
type OverNumber = keyof typeof overNumbers

function overNumber(shape: OverNumber, number: RowNumber, filter: Filter): Formula {
  const name = overNumbers[shape]
  const call = shape.startsWith('percentile')
    ? `percentile_cont(${name}) within group (order by ${number.text})`
    : `${name}(${number.text})`
  const isIn: Gives = (row) => filter.holds(row) && number.of(row) !== null
  const sum = (rows: readonly Row[]) => total(rows.filter(isIn).map((row) => number.of(row) ?? 0))
  return {
    ...plain,
    text: call + filter.text,
    shape,
    aggregates: [(row) => filter.holds(row) && number.gives(row)],
    adds: shape === 'sum' ? sum : null,
    meanOf: shape === 'avg' ? (row) => (isIn(row) ? number.of(row) : null) : null,
    isOfOne: ['min', 'max', 'percentile 0.95'].includes(shape),
  }
}

function count(filter: Filter): Formula {
  const adds = (rows: readonly Row[]) => rows.filter(filter.holds).length
  return {
    ...plain,
    text: `count(*)${filter.text}`,
    shape: 'count(*)',
    aggregates: [filter.holds],
    adds,
    isCount: true,
  }
}

function countOf(number: RowNumber, filter: Filter): Formula {
  const isIn: Gives = (row) => filter.holds(row) && number.of(row) !== null
  const adds = (rows: readonly Row[]) => rows.filter(isIn).length
  return {
    ...plain,
    text: `count(${number.text})${filter.text}`,
    shape: 'count(x)',
    aggregates: [isIn],
    adds,
    isCount: true,
  }
}

function countStudents(filter: Filter): Formula {
  const adds = (rows: readonly Row[]) => Number(rows.some(filter.holds))
  const text = `count(distinct student)${filter.text}`
  return { ...plain, text, shape: 'count(distinct student)', aggregates: [filter.holds], adds, isCount: true }
}

function countDistinct(number: RowNumber, filter: Filter): Formula {
  const isIn: Gives = (row) => filter.holds(row) && number.of(row) !== null
  return {
    ...plain,
    text: `count(distinct ${number.text})${filter.text}`,
    shape: 'count(distinct x)',
    aggregates: [isIn],
  }
}

function truth(name: 'bool_and' | 'bool_or', condition: Condition): Formula {
  const text = `case when ${name}(${condition.text}) then 1 else 0 end`
  return { ...plain, text, shape: name, aggregates: [() => true], isOfOne: true }
}

/** One aggregate of the language. */
export function aggregates(source: Source, isPeople: boolean): fc.Arbitrary<Formula> {
  const filter = filters(source)
  const shapes = Object.keys(overNumbers) as OverNumber[]
  return fc.oneof(
    ...shapes.map((shape) => fc.tuple(source.numbers, filter).map(([number, kept]) => overNumber(shape, number, kept))),
    filter.map(count),
    fc.tuple(source.numbers, filter).map(([number, kept]) => countOf(number, kept)),
    fc.tuple(source.numbers, filter).map(([number, kept]) => countDistinct(number, kept)),
    ...(isPeople ? [filter.map(countStudents)] : []),
    fc
      .tuple(fc.constantFrom('bool_and' as const, 'bool_or' as const), source.conditions)
      .map(([name, one]) => truth(name, one)),
  )
}

/** A count of rows or students, with a filter or without. */
export function counts(source: Source, isPeople: boolean): fc.Arbitrary<Formula> {
  const filter = filters(source)
  return isPeople ? fc.oneof(filter.map(count), filter.map(countStudents)) : filter.map(count)
}

/** A count of all rows or all students. */
export function everybody(isPeople: boolean): fc.Arbitrary<Formula> {
  const all: Filter = { text: '', holds: () => true }
  return fc.constantFrom(count(all), ...(isPeople ? [countStudents(all)] : []))
}

/** A calculation with two aggregates, as the language writes it. */
const calculations = {
  'a + b': (a: string, b: string) => `${a} + ${b}`,
  'a - b': (a: string, b: string) => `${a} - ${b}`,
  '2 * a': (a: string) => `2 * ${a}`,
  '-a': (a: string) => `-(${a})`,
  'a * b': (a: string, b: string) => `${a} * (${b})`,
  'a / b': (a: string, b: string) => `${a} / ${b}`,
  'abs(a)': (a: string) => `abs(${a})`,
  'coalesce(a, 0)': (a: string) => `coalesce(${a}, 0)`,
  'greatest(a, b)': (a: string, b: string) => `greatest(${a}, ${b})`,
  'case on a': (a: string, b: string) => `case when ${a} > 20 then ${b} else 0 end`,
} as const
type Calculation = keyof typeof calculations

const one: readonly Calculation[] = ['2 * a', '-a', 'abs(a)', 'coalesce(a, 0)']

function put(shape: Calculation, left: Formula, right: Formula): Formula {
  const used = one.includes(shape) ? [left] : [left, right]
  const text = calculations[shape](left.text, right.text)
  const all = { aggregates: used.flatMap((part) => part.aggregates), isOfOne: used.some((part) => part.isOfOne) }
  return { ...plain, ...all, text, shape, adds: addsOf(shape, left, right) }
}

function addsOf(shape: Calculation, { adds: left }: Formula, { adds: right }: Formula): Formula['adds'] {
  if (left === null) return null
  if (shape === '2 * a') return (rows) => 2 * left(rows)
  if (shape === '-a') return (rows) => -left(rows)
  if (shape === 'coalesce(a, 0)') return left
  if (right === null || (shape !== 'a + b' && shape !== 'a - b')) return null
  return (rows) => left(rows) + (shape === 'a + b' ? right(rows) : -right(rows))
}

/** A calculation with aggregates. */
export function composites(of: fc.Arbitrary<Formula>): fc.Arbitrary<Formula> {
  const shapes = fc.constantFrom(...(Object.keys(calculations) as Calculation[]))
  return fc.tuple(shapes, of, of).map(([shape, left, right]) => put(shape, left, right))
}
