import type { DuckDBConnection } from '@duckdb/node-api'
import { select } from '../import/import-context.js'
import type { ImportRecord } from '../import/import-report.js'

/** The imports that changed something, oldest first, as the fact store's own log has them. */
export async function importLog(connection: DuckDBConnection): Promise<readonly ImportRecord[]> {
  const rows = await select(connection, 'SELECT * FROM planwright.imports ORDER BY number')
  return rows.map(importRecord)
}

function importRecord(row: Awaited<ReturnType<typeof select>>[number]): ImportRecord {
  return {
    id: String(row.id),
    dataset: String(row.dataset),
    files: JSON.parse(String(row.files)),
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
