import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset } from '@planwright/sdk'
import { run } from '../import/import-context.js'
import { compareRows, type YearComparison } from './compare-rows.js'
import { isOfYear } from './school-year-sql.js'
import { importColumn, physicalColumns, quoteIdentifier, tableName } from './table-layout.js'

const by = quoteIdentifier(importColumn)

/** The temporary table with the replayed rows of one dataset, under the numbers that their imports have here. */
const replayedRows = 'temp._replayed'

/** How the rows of a dataset differ from those of the attached store `replayed`. */
export async function compareReplayed(
  connection: DuckDBConnection,
  dataset: Dataset,
): Promise<readonly YearComparison[]> {
  await loadReplayed(connection, dataset)
  return compareRows(connection, dataset, tableName(dataset), replayedRows)
}

/** Lets the replayed rows take the place of those of each school year that differs. */
export async function takeReplayed(
  connection: DuckDBConnection,
  dataset: Dataset,
  compared: readonly YearComparison[],
): Promise<void> {
  const differing = compared.filter((one) => one.dataset === dataset.id && !one.isSame)
  if (differing.length === 0) return
  const isOfThem = differing.map(({ schoolYear }) => isOfYear(schoolYear)).join(' OR ')
  const columns = physicalColumns(dataset)
    .map(({ name }) => quoteIdentifier(name))
    .join(', ')
  await loadReplayed(connection, dataset)
  await run(connection, `DELETE FROM ${tableName(dataset)} WHERE ${isOfThem}`)
  await run(
    connection,
    `INSERT INTO ${tableName(dataset)} (${columns}) SELECT ${columns} FROM ${replayedRows} WHERE ${isOfThem}`,
  )
}

async function loadReplayed(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE _replayed AS SELECT facts.* REPLACE (known.number::INTEGER AS ${by})
     FROM replayed.main.${tableName(dataset)} AS facts
     JOIN replayed.planwright.imports AS own ON own.number = facts.${by}
     JOIN planwright.imports AS known ON known.id = own.id`,
  )
}
