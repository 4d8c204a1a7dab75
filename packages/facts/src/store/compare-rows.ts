import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset, SchoolYear } from '@planwright/sdk'
import { sameKey, select } from '../import/import-context.js'
import type { YearRows } from './changing-rows.js'
import { isOfYear } from './school-year-sql.js'
import { importColumn, physicalColumns, quoteIdentifier, schoolYearColumn } from './table-layout.js'

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
    `WITH old AS (${digestsOf(dataset, old)}), came AS (${digestsOf(dataset, coming)})
     SELECT coalesce(old.year, came.year) AS year, coalesce(old.n, 0) AS before, coalesce(came.n, 0) AS after,
      old.one IS NOT DISTINCT FROM came.one AND old.other IS NOT DISTINCT FROM came.other AS same
     FROM old FULL JOIN came ON old.year IS NOT DISTINCT FROM came.year ORDER BY 1`,
  )
  const compared: YearComparison[] = []
  for (const row of rows) {
    const counts = { before: Number(row.before), after: Number(row.after), isSame: row.same === true }
    const schoolYear = typeof row.year === 'string' ? row.year : null
    const differing = counts.isSame ? none : await differencesIn(connection, dataset, [old, coming], schoolYear)
    compared.push({ dataset: dataset.id, schoolYear, ...counts, ...differing })
  }
  return compared
}

/** The rows of each year as a number and two sums that ignore their order; the import of a row is part of it. */
function digestsOf(dataset: Dataset, table: string): string {
  const cells = physicalColumns(dataset).map(({ name }) => quoteIdentifier(name))
  return `SELECT ${year} AS year, count(*) AS n, sum(hash(${cells.join(', ')}))::VARCHAR AS one,
    bit_xor(hash('other', ${cells.join(', ')}))::VARCHAR AS other FROM ${table} GROUP BY ALL`
}

type Differences = Pick<YearRows, 'added' | 'altered' | 'removed'>

const none: Differences = Object.freeze({ added: 0, altered: 0, removed: 0 })

/** How many rows of a school year are added, altered and removed. */
async function differencesIn(
  connection: DuckDBConnection,
  dataset: Dataset,
  [old, coming]: readonly [string, string],
  schoolYear: SchoolYear | null,
): Promise<Differences> {
  const values = physicalColumns(dataset).filter(({ name }) => name !== importColumn && !dataset.key.includes(name))
  const differs = values.map(
    ({ name }) => `came.${quoteIdentifier(name)} IS DISTINCT FROM old.${quoteIdentifier(name)}`,
  )
  const side = (table: string) => `(SELECT *, true AS _here FROM ${table} WHERE ${isOfYear(schoolYear)})`
  const [row] = await select(
    connection,
    `SELECT count(*) FILTER (WHERE old._here IS NULL) AS added, count(*) FILTER (WHERE came._here IS NULL) AS removed,
     count(*) FILTER (WHERE old._here AND came._here AND (${differs.join(' OR ')})) AS altered
     FROM ${side(old)} AS old FULL JOIN ${side(coming)} AS came ON ${sameKey(dataset, 'came', 'old')}`,
  )
  return { added: Number(row?.added), altered: Number(row?.altered), removed: Number(row?.removed) }
}
