import type { SourceRow } from './source-row.js'
import type { SourceTable } from './source-table.js'

/** Texts by dataset column; empty or null where nothing is known. */
type Cells = Readonly<Record<string, string | null>>

/** A row of a roster dataset and where it comes from: which file of the import, and which line. */
export interface RosterRow {
  readonly file: number
  readonly line: number
  readonly cells: Cells
}

/** The rows of one dataset that an export makes. */
export interface RosterRows {
  readonly rows: readonly RosterRow[]
  /** The dataset's columns whose empty cells mean empty; in the others, what the export does not say stays as it was. */
  readonly carried: ReadonlySet<string>
  /** What the source calls the columns whose texts come straight from it. */
  readonly sourceColumns: Readonly<Record<string, string>>
}

/** A row made of the cells of a source row. */
export function rosterRow(table: SourceTable, row: SourceRow | null, cells: Cells): RosterRow {
  return { file: table.index, line: row?.line ?? 0, cells }
}

/** The columns that a file carries, out of those a dataset would take from it. */
export function carriedOf(
  always: readonly string[],
  table: SourceTable,
  when: Readonly<Record<string, string>> = {},
): ReadonlySet<string> {
  return new Set([
    ...always,
    ...Object.entries(when).flatMap(([name, from]) => (table.columns.has(from) ? [name] : [])),
  ])
}
