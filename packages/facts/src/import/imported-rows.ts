import { bound } from '../formula/bound.js'
import { importColumn, quoteIdentifier, tableName } from '../store/table-layout.js'
import type { ImportContext } from './import-context.js'
import { typedTable } from './judge-texts.js'

/** The good rows of an import, wherever they are while it is judged. */
export interface ImportedRows {
  /** SQL for the table (or sub-select) that holds them. */
  readonly table: string
  /** Whether each row knows its file and line. */
  readonly havePlaces: boolean
}

/** Rows that were judged one by one. */
export const judgedRows: ImportedRows = { table: typedTable, havePlaces: true }

/** Rows that were loaded into the dataset's table in one pass. */
export function loadedRows({ dataset, importNumber }: ImportContext): ImportedRows {
  const isOwn = `${quoteIdentifier(importColumn)} = ${bound(importNumber)}`
  return { table: `(SELECT * FROM ${tableName(dataset)} WHERE ${isOwn})`, havePlaces: false }
}
