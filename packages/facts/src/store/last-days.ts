import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset, SchoolYear } from '@planwright/sdk'
import { select } from '../import/import-context.js'
import { quoteIdentifier, tableName, yearSource } from './table-layout.js'

/** The latest day among a dataset's rows of each school year (ISO); none where rows are of a school year and no day. */
export async function lastDaysOf(
  connection: DuckDBConnection,
  dataset: Dataset,
): Promise<ReadonlyMap<SchoolYear, string>> {
  const source = yearSource(dataset)
  if (source?.kind !== 'date') return new Map()
  const day = `CAST(max(${quoteIdentifier(source.name)}) AS VARCHAR)`
  const sql = `SELECT "_schoolYear" AS year, ${day} AS day FROM ${tableName(dataset)} WHERE ${quoteIdentifier(source.name)} IS NOT NULL GROUP BY 1 ORDER BY 1`
  const rows = await select(connection, sql)
  return new Map(rows.map(({ year, day: last }) => [String(year), String(last)]))
}
