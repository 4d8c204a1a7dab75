import type { DuckDBConnection } from '@duckdb/node-api'
import { type Dataset, roster } from '@planwright/sdk'
import { run, select } from '../import/import-context.js'
import type { ImportReport } from '../import/import-report.js'
import { changingRows, type YearRows } from './changing-rows.js'
import { isOfYear } from './school-year-sql.js'
import { quoteIdentifier, schoolYearColumn, tableName } from './table-layout.js'
import type { EmptyRequest } from './takings-back.js'
import { recordVersion } from './versions.js'

/** Takes out the rows of a dataset, or of the whole roster: of one school year, or all. */
export function emptyDataset(
  connection: DuckDBConnection,
  dataset: Dataset | null,
  request: EmptyRequest,
): Promise<ImportReport> {
  const { schoolYear = null } = request
  const datasets = dataset === null ? roster.wholeRoster.datasets : [dataset]
  return changingRows(connection, request, request.dataset, async () => {
    const effects: YearRows[] = []
    for (const one of datasets) effects.push(...(await rowsOf(connection, one, schoolYear)))
    const write = async (importId: string) => {
      for (const one of datasets) await remove(connection, one, schoolYear)
      for (const { dataset: id, schoolYear: year } of effects)
        await recordVersion(connection, { dataset: id, schoolYear: year, importId })
      const years = [...new Set(effects.flatMap(({ schoolYear: year }) => year ?? []))].sort()
      return { kind: 'emptying', schoolYear, undoes: null, years } as const
    }
    return { effects, isNeeded: effects.length > 0, write }
  })
}

async function rowsOf(
  connection: DuckDBConnection,
  dataset: Dataset,
  only: string | null,
): Promise<readonly YearRows[]> {
  const rows = await select(
    connection,
    `SELECT ${quoteIdentifier(schoolYearColumn)} AS year, count(*) AS n FROM ${tableName(dataset)}
     ${only === null ? '' : `WHERE ${isOfYear(only)}`} GROUP BY ALL ORDER BY 1`,
  )
  return rows.map(({ year, n }) => {
    const schoolYear = typeof year === 'string' ? year : null
    const counts = { before: Number(n), after: 0, added: 0, altered: 0, removed: Number(n) }
    return { dataset: dataset.id, schoolYear, ...counts }
  })
}

async function remove(connection: DuckDBConnection, dataset: Dataset, only: string | null): Promise<void> {
  await run(connection, `DELETE FROM ${tableName(dataset)} WHERE ${only === null ? 'true' : isOfYear(only)}`)
}
