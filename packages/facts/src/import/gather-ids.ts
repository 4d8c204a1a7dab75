import { quoteIdentifier, schoolYearColumn } from '../store/table-layout.js'
import { type ImportContext, run } from './import-context.js'
import type { ImportedRows } from './imported-rows.js'
import { listedColumns } from './roster-lists.js'

/** The temporary table with the ids that rows name together in a school year, how many rows do, and the first place. */
export const idsTable = 'temp._ids'

/** The columns of the gathered ids; none where rows name nothing that a roster lists. */
export function gatheredColumns({ dataset }: ImportContext, { table }: ImportedRows): readonly string[] {
  return dataset.about === 'published' ? [] : listedColumns(dataset, table).map(({ name }) => name)
}

/**
 * Gathers the ids that rows name, in one pass over them.
 *
 * @param days SQL that puts the days of rows together, where they are asked for, as the column `days`.
 */
export async function gatherIds(context: ImportContext, rows: ImportedRows, days = 'NULL'): Promise<void> {
  const names = gatheredColumns(context, rows).map(quoteIdentifier)
  if (names.length === 0) return
  const year = quoteIdentifier(schoolYearColumn)
  const place = rows.havePlaces ? 'min({file: _file, line: _line})' : 'NULL::STRUCT(file INTEGER, line BIGINT)'
  await run(
    context.connection,
    `CREATE OR REPLACE TEMP TABLE _ids AS SELECT ${year} AS year, ${names.join(', ')}, count(*) AS n, ${place} AS place,
     ${days} AS days FROM ${rows.table} WHERE ${year} IS NOT NULL GROUP BY ${[year, ...names].join(', ')}`,
  )
}
