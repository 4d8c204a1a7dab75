import type { Column, Dataset } from '@planwright/sdk'
import { quoteIdentifier, quoteText } from '../formula/quote.js'

export { quoteIdentifier, quoteText }

/** The column that holds the school year of a row, worked out from its school year or its date. */
export const schoolYearColumn = '_schoolYear'
/** The column with the number, in the log of imports, of the import a row came with. */
export const importColumn = '_import'

/** One column of a dataset's table. */
export interface PhysicalColumn {
  readonly name: string
  readonly type: string
  /** The dataset column it belongs to; null for the two columns every table has. */
  readonly of: string | null
  readonly role: 'value' | 'reason' | 'schoolYear' | 'import'
}

/** The quoted name of the table that holds a dataset. */
export function tableName(dataset: Dataset): string {
  return quoteIdentifier(dataset.id)
}

/** The column with the reason why a published cell has no number. */
export function reasonColumn(column: string): string {
  return `${column}__reason`
}

/** Whether cells of the column can be hidden or not applicable. */
export function isPublished(column: Column | undefined): boolean {
  return column?.kind === 'publishedCount' || column?.kind === 'publishedRate'
}

/** The SQL type of a dataset column's values. */
export function columnType(column: Column): string {
  if (column.kind === 'date') return 'DATE'
  if (column.kind === 'boolean') return 'BOOLEAN'
  if (column.kind === 'integer' || column.kind === 'publishedCount') return 'BIGINT'
  if (column.kind === 'publishedRate') return 'DECIMAL(5,1)'
  if (column.kind === 'decimal') return `DECIMAL(18,${column.scale ?? 2})`
  return 'VARCHAR'
}

/** All columns of a dataset's table, in order. */
export function physicalColumns(dataset: Dataset): readonly PhysicalColumn[] {
  return [
    ...Object.entries(dataset.columns).flatMap(([name, column]) => columnsOf(name, column)),
    { name: schoolYearColumn, type: 'VARCHAR', of: null, role: 'schoolYear' },
    { name: importColumn, type: 'INTEGER', of: null, role: 'import' },
  ]
}

/** The statement that creates a dataset's table (or one of the same columns under another name). */
export function createTable(dataset: Dataset, name = tableName(dataset)): string {
  const columns = physicalColumns(dataset).map((column) => `${quoteIdentifier(column.name)} ${column.type}`)
  return `CREATE TABLE IF NOT EXISTS ${name} (${columns.join(', ')})`
}

/** The dataset column that decides a row's school year, if it has one: a school year, or else a date that is never empty. */
export function yearSource(dataset: Dataset): { readonly name: string; readonly kind: 'schoolYear' | 'date' } | null {
  const names = Object.keys(dataset.columns)
  const year = names.find((name) => dataset.columns[name]?.kind === 'schoolYear')
  if (year !== undefined) return { name: year, kind: 'schoolYear' }
  const dates = names.filter((name) => dataset.columns[name]?.kind === 'date')
  const date = dates.find((name) => !dataset.columns[name]?.optional) ?? dates[0]
  return date === undefined ? null : { name: date, kind: 'date' }
}

function columnsOf(name: string, column: Column): readonly PhysicalColumn[] {
  const value: PhysicalColumn = { name, type: columnType(column), of: name, role: 'value' }
  if (!isPublished(column)) return [value]
  return [value, { name: reasonColumn(name), type: 'VARCHAR', of: name, role: 'reason' }]
}
