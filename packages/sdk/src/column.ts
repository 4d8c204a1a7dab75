import type { Text } from './text.js'

/** What a column holds. Entities (student, school, ...) are ids and are never altered. */
export type ColumnKind =
  | 'student'
  | 'school'
  | 'classroom'
  | 'staff'
  | 'zone'
  | 'orgUnit'
  | 'group'
  | 'schoolYear'
  | 'date'
  | 'boolean'
  | 'text'
  | 'integer'
  | 'decimal'
  | 'oneOf'
  | 'publishedCount'
  | 'publishedRate'

/** One typed column of a dataset. `Cell` is the type of its values in worked examples. */
export interface Column<Cell = unknown> {
  readonly kind: ColumnKind
  readonly optional: boolean
  readonly about?: Text
  /** The allowed texts of a `oneOf` column. */
  readonly values?: readonly string[]
  /** Decimal places of a `decimal` column. */
  readonly scale?: number
  /** Only for inference: never present at run time. */
  readonly cell?: Cell
}

interface ColumnOptions {
  readonly about?: Text
}

const column =
  <Cell>(kind: ColumnKind) =>
  (options: ColumnOptions = {}): Column<Cell> =>
    Object.freeze({ kind, optional: false, ...options })

/** A student's id, exactly as the source writes it. */
export const student = column<string>('student')
/** A school's id. */
export const school = column<string>('school')
/** A class (section) id. */
export const classroom = column<string>('classroom')
/** A staff member's id. */
export const staff = column<string>('staff')
/** A zone's id. */
export const zone = column<string>('zone')
/** The unit a published row is about: the district itself, a peer district or the state. */
export const orgUnit = column<string>('orgUnit')
/** The group a published row is about: `all` or `race/black`. */
export const group = column<string>('group')
/** A school year, `2016-17`. */
export const schoolYear = column<string>('schoolYear')
/** A calendar day, `2016-09-30`. */
export const date = column<string>('date')
export const boolean = column<boolean>('boolean')
export const text = column<string>('text')
export const integer = column<number>('integer')
/** A count as published: a whole number, hidden (`*`) or not applicable (`N/A`). */
export const publishedCount = column<number | '*' | 'N/A'>('publishedCount')
/** A percentage as published, to one decimal: a number, hidden (`*`) or not applicable (`N/A`). */
export const publishedRate = column<number | '*' | 'N/A'>('publishedRate')

/** A decimal number with a fixed number of places (2 unless said), such as money or hours. */
export function decimal(options: ColumnOptions & { readonly scale?: number } = {}): Column<number> {
  return Object.freeze({ kind: 'decimal', optional: false, scale: 2, ...options })
}

/** A text that must be one of a short list. */
export function oneOf<const Values extends readonly string[]>(
  values: Values,
  options: ColumnOptions = {},
): Column<Values[number]> {
  return Object.freeze({ kind: 'oneOf', optional: false, values, ...options })
}

/** The same column, where an empty cell is allowed and means "not known". */
export function optional<Cell>(required: Column<Cell>): Column<Cell | null> {
  return Object.freeze({ ...required, optional: true })
}
