import type { Dataset, Measure } from '@planwright/sdk'
import { type BoundValue, bound } from '../formula/bound.js'
import type { MeasuredCell, MeasureRequest } from '../store/fact-store.js'

/** One row of the statement's result: every column is text or null. */
export type CubeRow = readonly (string | null)[]

/** A compiled request whose values are parameters, as it is sent. */
export interface BoundCube extends CompiledCube {
  readonly parameters: readonly BoundValue[]
}

/** One SQL statement for all measures, levels, groups and periods of a request, and how to read its rows. */
export interface CompiledCube {
  readonly sql: string
  /** The names of the result's columns, in order; every one is text. */
  readonly columns: readonly string[]
  /** The cells of the result's rows (values in the order of `columns`). */
  readCells(rows: readonly CubeRow[]): readonly MeasuredCell[]
}

/** The quoted SQL name of the table that holds a dataset. */
export type TableNames = (dataset: Pick<Dataset, 'id'>) => string

/** The parts of a measure that become numbers. */
export function partsOfMeasure(measure: Measure): readonly ('numerator' | 'denominator' | 'value')[] {
  if (measure.kind === 'ratio') return ['numerator', 'denominator']
  if (measure.kind === 'reported' && measure.numerator !== undefined) return ['numerator', 'value']
  return ['value']
}

/** A number as plain decimal text without needless zeros; null where the engine has none (NULL, NaN, infinity). */
export function plainNumber(text: string | null): string | null {
  if (text === null) return null
  const plain = /e/i.test(text) ? withoutExponent(text) : text
  const match = /^(-?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(plain)
  if (match === null) return null
  const [, sign = '', whole = '0', fraction = ''] = match
  const digits = fraction === '' ? whole : `${whole}.${fraction}`
  return digits === '0' ? '0' : sign + digits
}

function withoutExponent(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/i.exec(text)
  if (match === null) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  const digits = whole + fraction
  const point = whole.length + shift
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length)
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** The last day of a school year (`2016-17` gives 2017-06-30). */
export function lastDayOf(schoolYear: string): string {
  return `${Number(schoolYear.slice(0, 4)) + 1}-06-30`
}

/** The condition that a row is of one of the years asked for. */
export function yearCondition({ years }: MeasureRequest): string {
  if (years === undefined) return '"_schoolYear" IS NOT NULL'
  return years.length === 0 ? 'FALSE' : `"_schoolYear" IN (${years.map((year) => bound(year)).join(', ')})`
}
