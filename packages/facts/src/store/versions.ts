import type { DuckDBConnection } from '@duckdb/node-api'
import type { SchoolYear } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import { run, select } from '../import/import-context.js'
import type { DatasetVersion } from './fact-store.js'

/** Which import last changed each school year of each dataset, and which undo since. */
export async function readVersions(connection: DuckDBConnection): Promise<readonly DatasetVersion[]> {
  const rows = await select(
    connection,
    `SELECT *, false AS undo FROM planwright.versions UNION ALL SELECT *, true FROM planwright.restored
     ORDER BY dataset, "schoolYear", undo`,
  )
  return rows.map((row) => ({
    dataset: String(row.dataset),
    schoolYear: row.schoolYear === null ? null : String(row.schoolYear),
    importId: String(row.importId),
    isUndo: row.undo === true,
  }))
}

/** Keeps that an import changed a school year last; no undo is between that year and its rows any more. */
export async function recordVersion(
  connection: DuckDBConnection,
  { dataset, schoolYear, importId }: Omit<DatasetVersion, 'isUndo'>,
): Promise<void> {
  for (const table of ['versions', 'restored'] as const) await forget(connection, table, dataset, schoolYear)
  await insert(connection, 'versions', { dataset, schoolYear, importId })
}

/** Keeps that an undo changed a school year last. */
export async function recordRestored(
  connection: DuckDBConnection,
  { dataset, schoolYear, importId }: Omit<DatasetVersion, 'isUndo'>,
): Promise<void> {
  await forget(connection, 'restored', dataset, schoolYear)
  await insert(connection, 'restored', { dataset, schoolYear, importId })
}

type Table = 'versions' | 'restored'

async function forget(
  connection: DuckDBConnection,
  table: Table,
  dataset: string,
  schoolYear: SchoolYear | null,
): Promise<void> {
  const year = yearSql(schoolYear)
  await run(
    connection,
    `DELETE FROM planwright.${table} WHERE dataset = ${bound(dataset)} AND "schoolYear" IS NOT DISTINCT FROM ${year}`,
  )
}

async function insert(
  connection: DuckDBConnection,
  table: Table,
  { dataset, schoolYear, importId }: Omit<DatasetVersion, 'isUndo'>,
): Promise<void> {
  const values = [bound(dataset), yearSql(schoolYear), bound(importId)].join(', ')
  await run(connection, `INSERT INTO planwright.${table} VALUES (${values})`)
}

function yearSql(schoolYear: SchoolYear | null): string {
  return schoolYear === null ? 'NULL' : bound(schoolYear)
}
