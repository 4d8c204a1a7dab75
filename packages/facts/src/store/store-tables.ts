import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset } from '@planwright/sdk'
import { FactsError } from '../errors.js'
import { createTable, physicalColumns, quoteIdentifier, tableName } from './table-layout.js'
import { upgradeTables } from './upgrade-tables.js'

/** The version of the layout this code writes. A file of a newer one is left alone. */
export const layoutVersion = 4

/** Creates what is missing in a fact store's file, and refuses one it would misread. */
export async function prepareTables(connection: DuckDBConnection, datasets: readonly Dataset[]): Promise<void> {
  await connection.run('CREATE SCHEMA IF NOT EXISTS planwright')
  await connection.run('CREATE TABLE IF NOT EXISTS planwright.layout (version INTEGER)')
  const version = await layoutOf(connection)
  refuseNewer(version)
  if (version === null) await connection.run(`INSERT INTO planwright.layout VALUES (${layoutVersion})`)
  await connection.run(
    `CREATE TABLE IF NOT EXISTS planwright.imports (number BIGINT, id VARCHAR, dataset VARCHAR, files JSON, "at" VARCHAR,
     "read" BIGINT, accepted BIGINT, rejected BIGINT, changed BIGINT, years JSON)`,
  )
  for (const column of ['kind VARCHAR', '"acceptPartial" BOOLEAN', '"schoolYear" VARCHAR', 'undoes VARCHAR'])
    await connection.run(`ALTER TABLE planwright.imports ADD COLUMN IF NOT EXISTS ${column}`)
  await connection.run(
    'CREATE TABLE IF NOT EXISTS planwright.restored (dataset VARCHAR, "schoolYear" VARCHAR, "importId" VARCHAR)',
  )
  for (const name of ['scope', 'confirmed'])
    await connection.run(`ALTER TABLE planwright.imports ADD COLUMN IF NOT EXISTS ${name} JSON`)
  await connection.run(
    'CREATE TABLE IF NOT EXISTS planwright.versions (dataset VARCHAR, "schoolYear" VARCHAR, "importId" VARCHAR)',
  )
  if (version !== null && version < layoutVersion) await upgradeTables(connection, layoutVersion)
  for (const dataset of datasets) await prepareDataset(connection, dataset)
}

/** Refuses a file that a newer version wrote, without changing it. */
export async function refuseNewerLayout(connection: DuckDBConnection): Promise<void> {
  const known = await connection.runAndReadAll(
    `SELECT 1 FROM duckdb_tables() WHERE schema_name = 'planwright' AND table_name = 'layout'`,
  )
  if (known.currentRowCount > 0) refuseNewer(await layoutOf(connection))
}

async function layoutOf(connection: DuckDBConnection): Promise<number | null> {
  const reader = await connection.runAndReadAll('SELECT max(version) FROM planwright.layout')
  const version = reader.getRowsJson()[0]?.[0]
  return typeof version === 'number' ? version : null
}

function refuseNewer(version: number | null): void {
  if (version === null || version <= layoutVersion) return
  throw new FactsError(
    'STORE_NEWER',
    `The fact store was written by a newer version of Planwright (layout ${version}, known here: ${layoutVersion}).`,
  )
}

async function prepareDataset(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  await connection.run(createTable(dataset))
  const reader = await connection.runAndReadAll(
    `SELECT column_name AS name, data_type AS type FROM duckdb_columns()
     WHERE schema_name = 'main' AND table_name = $1`,
    [dataset.id],
  )
  const stored = new Map(reader.getRowObjectsJson().map((row) => [String(row.name), String(row.type)]))
  for (const { name, type } of physicalColumns(dataset)) {
    const known = stored.get(name)
    if (known === undefined) {
      await connection.run(`ALTER TABLE ${tableName(dataset)} ADD COLUMN ${quoteIdentifier(name)} ${type}`)
      continue
    }
    if (known === type) continue
    throw new FactsError(
      'STORE_DATASET_CHANGED',
      `The dataset ${dataset.id} declares "${name}" as ${type}, but its stored rows hold ${known}.`,
    )
  }
}
