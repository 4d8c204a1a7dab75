import type { Columns, Dataset } from './dataset.js'
import { frozen } from './frozen.js'
import type { Measurement } from './measurement.js'

/** Named formulas worked out for one entity (say, one student) before anything is counted. */
export type Each = Readonly<Record<string, Readonly<Record<string, string>>>>

/** A share: a numerator over a denominator, both kept, so that it rolls up from its parts. */
export interface Ratio<D extends Dataset = Dataset> {
  readonly kind: 'ratio'
  readonly of: D
  readonly where?: string
  readonly each?: Each
  readonly numerator: string
  readonly denominator: string
  /** On published rows: the column with the published rate. Where the publisher hid it, it stays hidden. */
  readonly publishedRate?: string
}

/** One aggregate over rows or entities, such as a count or a median. */
export interface Aggregate<D extends Dataset = Dataset> {
  readonly kind: 'aggregate'
  readonly of: D
  readonly where?: string
  readonly each?: Each
  readonly value: string
}

/** A rate published without its parts: shown as it is, never averaged or rolled up. */
export interface Reported<D extends Dataset = Dataset> {
  readonly kind: 'reported'
  readonly of: D
  readonly where?: string
  readonly value: string
  /** The published count of people counted, where there is one. */
  readonly numerator?: string
}

export type Measure = Ratio | Aggregate | Reported

/** What a `computed` value is given for each named measure: exact parts as numbers, or the reason there are none. */
export interface MeasuredInput {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  readonly measurement: Measurement
}

/** A value no formula can say: a pure, synchronous function of named measures of the same unit, group and period. */
export interface Computed<Inputs extends Readonly<Record<string, Measure>> = Readonly<Record<string, Measure>>> {
  readonly kind: 'computed'
  readonly inputs: Inputs
  calculate(inputs: { readonly [Name in keyof Inputs]: MeasuredInput }): Measurement
}

export type IndicatorValue = Measure | Computed

type EachOf<C extends Columns> = { readonly [Name in keyof C & string]?: Readonly<Record<string, string>> }

interface MeasureOf<D extends Dataset> {
  readonly of: D
  readonly where?: string
  readonly each?: EachOf<D['columns']>
}

/**
 * Declares a share. Formulas are PostgreSQL expressions over the dataset's columns and the names `each` gives.
 *
 * Where rows name a student, each dimension of `dimensions` is a name as well: the student's group in the row's school
 * year, by its key, as in `disability = 'yes'`; null where the roster does not know. A column of that name goes first.
 */
export function ratio<D extends Dataset>(
  definition: MeasureOf<D> & {
    readonly numerator: string
    readonly denominator: string
    readonly publishedRate?: string
  },
): Ratio<D> {
  return frozen({ kind: 'ratio', ...definition }) as Ratio<D>
}

/** Declares a single aggregate. */
export function aggregate<D extends Dataset>(definition: MeasureOf<D> & { readonly value: string }): Aggregate<D> {
  return frozen({ kind: 'aggregate', ...definition }) as Aggregate<D>
}

/** Declares a rate that was published without its parts. */
export function reported<D extends Dataset>(definition: {
  readonly of: D
  readonly where?: string
  readonly value: string
  readonly numerator?: string
}): Reported<D> {
  return frozen({ kind: 'reported', ...definition })
}

/** Declares a value worked out by a pure function from named measures. */
export function computed<const Inputs extends Readonly<Record<string, Measure>>>(definition: {
  readonly inputs: Inputs
  calculate(inputs: { readonly [Name in keyof Inputs]: MeasuredInput }): Measurement
}): Computed<Inputs> {
  return frozen({ kind: 'computed', ...definition })
}
