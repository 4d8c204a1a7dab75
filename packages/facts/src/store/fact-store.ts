import type { Dataset, DimensionId, Level, Measure, Period, Reason, SchoolYear } from '@planwright/sdk'
import type { ImportRecord, ImportReport, ImportRequest } from '../import/import-report.js'
import type { EmptyRequest, UndoRequest } from './takings-back.js'

/** One measure to work out, under a name of the caller's choosing. */
export interface NamedMeasure {
  readonly id: string
  readonly measure: Measure
}

/** What to measure: everything in one request shares a dataset and a grain (the same `each` entity, or none). */
export interface MeasureRequest {
  readonly dataset: Dataset
  readonly measures: readonly NamedMeasure[]
  readonly levels: readonly Level[]
  readonly groups: readonly DimensionId[]
  /** Only these school years; all years that have rows unless said. */
  readonly years?: readonly SchoolYear[]
  /** Also the year to date at the end of each month that has rows. */
  readonly monthly?: boolean
}

/** One answer: a measure for an org unit, a group and a period, with its exact parts as decimal text. */
export interface MeasuredCell {
  readonly measure: string
  readonly orgUnit: string
  /** `all` or `race/black`. */
  readonly group: string
  readonly period: Period
  /** Parts of a ratio (and the published count beside a reported rate); null where not known. */
  readonly numerator: string | null
  readonly denominator: string | null
  /** The value of an aggregate or a reported rate; null for a ratio, whose value follows from its parts. */
  readonly value: string | null
  /**
   * How many people stand behind the cell: those whose rows give a value to the aggregate that has the fewest. Null where
   * rows name nobody, and for published rows without a count.
   */
  readonly people: number | null
  /** The most (in absolute value) that one person of the cell contributes to its numerator, or to the value of an aggregate; null where that does not add up over people. */
  readonly numeratorMost: number | null
  /** The same of its denominator. */
  readonly denominatorMost: number | null
  /** Whether a mean or a deviation in it is of two numbers (nearly) all: a share in disguise. */
  readonly isOfTwo: boolean
  /** Set where there is no number: a part is hidden, not applicable or missing. */
  readonly reason: Reason | null
  /** Latest day of the rows counted (ISO), or the last day of the school year for rows without a date. */
  readonly dataThrough: string
}

/**
 * What a school year of a dataset rests on: the import (or emptying) that changed it last, and the undo since then, if
 * any. `schoolYear` is null for datasets without years.
 */
export interface DatasetVersion {
  readonly dataset: string
  readonly schoolYear: SchoolYear | null
  readonly importId: string
  /** Whether it is an undo; a year may rest on one and on no import any more. */
  readonly isUndo: boolean
}

export type FactRow = Readonly<Record<string, string | number | boolean | null>>

/** Where facts live: typed rows, versioned by import. */
export interface FactStore {
  importFiles(request: ImportRequest): Promise<ImportReport>
  measure(request: MeasureRequest): Promise<readonly MeasuredCell[]>
  versions(): Promise<readonly DatasetVersion[]>
  /** Takes the rows of a dataset out, of one school year or of all. */
  empty(request: EmptyRequest): Promise<ImportReport>
  /** Takes an import, an emptying or an undo back: the facts are then what a replay of all that is left gives. */
  undo(request: UndoRequest): Promise<ImportReport>
  /** The imports that changed something, oldest first. */
  imports(): Promise<readonly ImportRecord[]>
  /** All that was done to the facts, oldest first: also imports that changed nothing, emptyings and undos. */
  log(): Promise<readonly ImportRecord[]>
  /** All current rows of a small dataset (roster.schools, organization.districts), by column name. */
  rows(dataset: string): Promise<readonly FactRow[]>
  /** Distinct values of some columns of a dataset, e.g. the classes of roster.enrollments. */
  distinct(dataset: string, columns: readonly string[]): Promise<readonly FactRow[]>
  /** The same facts, for work that ends with a signal: no query begins after it, and one that runs is interrupted. */
  within(signal: AbortSignal): FactStore
  close(): Promise<void>
}
