import type { Column, ColumnKind, Dataset } from '@planwright/sdk'
import { booleanType, dateType, decimalType, type FormulaType, integerType, textType } from './formula-type.js'

/** A name a formula may use. */
export interface KnownName {
  readonly name: string
  readonly type: FormulaType
  /** The column that holds it, where that has another name. */
  readonly column?: string
  /** The only texts it holds, where they are a list. */
  readonly values?: readonly string[]
}

/** How a formula relates to rows: one by one, many to one number, or one published row. */
export type RowsMode = 'row' | 'aggregate' | 'published'

/** What surrounds a formula: its place in the measure, the names it may use, and how it sees rows. */
export interface Scope {
  readonly place: string
  readonly names: readonly KnownName[]
  readonly mode: RowsMode
}

/** The type of a column's cells in formulas. A published count is its number. */
export function columnType(column: Column): FormulaType {
  if (column.kind === 'decimal') return decimalType(column.scale ?? 2)
  return typeOfKind[column.kind]
}

/** The columns of a dataset as names for formulas. */
export function namesOf(dataset: Dataset): readonly KnownName[] {
  return Object.entries(dataset.columns).map(([name, column]) => ({
    name,
    type: columnType(column),
    ...(column.kind === 'oneOf' && column.values !== undefined ? { values: column.values } : {}),
  }))
}

const typeOfKind: Readonly<Record<ColumnKind, FormulaType>> = {
  student: textType,
  school: textType,
  classroom: textType,
  staff: textType,
  zone: textType,
  orgUnit: textType,
  group: textType,
  schoolYear: textType,
  text: textType,
  oneOf: textType,
  date: dateType,
  boolean: booleanType,
  integer: integerType,
  decimal: decimalType(2),
  publishedCount: integerType,
  publishedRate: decimalType(1),
}
