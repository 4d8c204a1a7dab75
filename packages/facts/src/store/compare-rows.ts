import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset, SchoolYear } from '@planwright/sdk'
import { sameKey, select } from '../import/import-context.js'
import { importColumn, physicalColumns, quoteIdentifier, schoolYearColumn } from './table-layout.js'
import type { YearRows } from './takings-back.js'

const year = quoteIdentifier(schoolYearColumn)

/** How the rows of a school year differ from those that are to take their place. */
export interface YearComparison extends YearRows {
  /** Whether the rows are the same, and came by the same imports. */
  readonly isSame: boolean
}

/** Compares the rows of a dataset, year by year, with those of another table of the same columns. */
export async function compareRows(
  connection: DuckDBConnection,
  dataset: Dataset,
  old: string,
  coming: string,
): Promise<readonly YearComparison[]> {
  const rows = await select(
    connection,
    `WITH old AS (${digestsOf(dataset, old)}), came AS (${digestsOf(dataset, coming)}),
     differing AS (${countsOf(dataset, old, coming)})
     SELECT coalesce(old.year, came.year) AS year, coalesce(old.n, 0) AS before, coalesce(came.n, 0) AS after,
      old.one IS NOT DISTINCT FROM came.one AND old.other IS NOT DISTINCT FROM came.other AS same,
      coalesce(added, 0) AS added, coalesce(altered, 0) AS altered, coalesce(removed, 0) AS removed
     FROM old FULL JOIN came ON old.year IS NOT DISTINCT FROM came.year
     LEFT JOIN differing ON differing.year IS NOT DISTINCT FROM coalesce(old.year, came.year) ORDER BY 1`,
  )
  return rows.map((row) => ({
    dataset: dataset.id,
    schoolYear: yearOf(row.year),
    before: Number(row.before),
    after: Number(row.after),
    added: Number(row.added),
    altered: Number(row.altered),
    removed: Number(row.removed),
    isSame: row.same === true,
  }))
}

/** The rows of each year as a number and two sums that ignore their order; the import of a row is part of it. */
function digestsOf(dataset: Dataset, table: string): string {
  const cells = physicalColumns(dataset).map(({ name }) => quoteIdentifier(name))
  return `SELECT ${year} AS year, count(*) AS n, sum(hash(${cells.join(', ')}))::VARCHAR AS one,
    bit_xor(hash('other', ${cells.join(', ')}))::VARCHAR AS other FROM ${table} GROUP BY ALL`
}

function countsOf(dataset: Dataset, old: string, coming: string): string {
  const values = physicalColumns(dataset).filter(({ name }) => name !== importColumn && !dataset.key.includes(name))
  const differs = values.map(
    ({ name }) => `came.${quoteIdentifier(name)} IS DISTINCT FROM old.${quoteIdentifier(name)}`,
  )
  const side = (table: string) => `(SELECT *, true AS _here FROM ${table})`
  return `SELECT coalesce(old.${year}, came.${year}) AS year, count(*) FILTER (WHERE old._here IS NULL) AS added,
    count(*) FILTER (WHERE came._here IS NULL) AS removed,
    count(*) FILTER (WHERE old._here AND came._here AND (${differs.join(' OR ')})) AS altered
    FROM ${side(old)} AS old FULL JOIN ${side(coming)} AS came
    ON ${sameKey(dataset, 'came', 'old')} AND came.${year} IS NOT DISTINCT FROM old.${year} GROUP BY ALL`
}

function yearOf(cell: unknown): SchoolYear | null {
  return typeof cell === 'string' ? cell : null
}
