import type { DuckDBConnection } from '@duckdb/node-api'
import { bound } from '../formula/bound.js'
import { run, select, selectNumber } from '../import/import-context.js'
import type { EventKind, ImportRecord } from '../import/import-report.js'
import { quoteIdentifier } from './table-layout.js'

/** All that was done to the facts, oldest first, as the fact store's own log has it. */
export async function importLog(connection: DuckDBConnection): Promise<readonly ImportRecord[]> {
  const rows = await select(connection, 'SELECT * FROM planwright.imports ORDER BY number')
  return rows.map(importRecord)
}

/** The number that the next entry of the log has, and the rows it brings. */
export function nextNumber(connection: DuckDBConnection): Promise<number> {
  return selectNumber(connection, 'SELECT coalesce(max(number), 0) + 1 FROM planwright.imports')
}

/** Adds an entry to the log. */
export async function logImport(connection: DuckDBConnection, number: number, record: ImportRecord): Promise<void> {
  const { files, years, scope, confirmed, acceptPartial, ...plain } = record
  const cells = Object.entries({
    number,
    ...plain,
    files: JSON.stringify(files.map(({ sha256, name }) => ({ sha256, name }))),
    years: JSON.stringify(years),
    scope: JSON.stringify(scope),
    confirmed: JSON.stringify(confirmed),
    acceptPartial: acceptPartial === null ? null : String(acceptPartial),
  })
  const names = cells.map(([name]) => quoteIdentifier(name)).join(', ')
  const values = cells.map(([, value]) => (value === null ? 'NULL' : bound(value))).join(', ')
  await run(connection, `INSERT INTO planwright.imports (${names}) VALUES (${values})`)
}

function importRecord(row: Awaited<ReturnType<typeof select>>[number]): ImportRecord {
  return {
    id: String(row.id),
    kind: kindOf(row.kind),
    dataset: String(row.dataset),
    files: JSON.parse(String(row.files)),
    acceptPartial: typeof row.acceptPartial === 'boolean' ? row.acceptPartial : null,
    schoolYear: textOf(row.schoolYear),
    undoes: textOf(row.undoes),
    scope: JSON.parse(String(row.scope ?? null)),
    confirmed: JSON.parse(String(row.confirmed ?? '[]')),
    at: String(row.at),
    read: Number(row.read),
    accepted: Number(row.accepted),
    rejected: Number(row.rejected),
    changed: Number(row.changed),
    years: JSON.parse(String(row.years)),
  }
}

/** What was written before there was anything but imports says nothing of its kind. */
function kindOf(cell: unknown): EventKind {
  return cell === 'undo' || cell === 'emptying' ? cell : 'import'
}

function textOf(cell: unknown): string | null {
  return typeof cell === 'string' ? cell : null
}
