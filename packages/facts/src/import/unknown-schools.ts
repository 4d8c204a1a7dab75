import { roster } from '@planwright/sdk'
import { columnOfKind } from '../cube/cube-columns.js'
import { quoteIdentifier, tableName } from '../store/table-layout.js'
import { type ImportContext, listedRejects, type ReadableFile, select } from './import-context.js'
import type { ImportWarning } from './import-report.js'
import { typedTable } from './judge-texts.js'
import { nearest } from './nearest.js'
import { nameOf } from './places.js'
import { importProblem } from './problem-codes.js'

/** The schools that published rows name and no roster knows, by its own id or the state's: each once, with the nearest. */
export async function unknownSchools(
  { connection, dataset }: ImportContext,
  files: readonly ReadableFile[],
): Promise<readonly ImportWarning[]> {
  const column = columnOfKind(dataset, 'orgUnit')
  if (column === null) return []
  const code = `substr(${quoteIdentifier(column)}, ${'school/'.length + 1})`
  const schools = `SELECT "school" AS code FROM ${tableName(roster.schools)}
     UNION SELECT "stateCode" FROM ${tableName(roster.schools)} WHERE "stateCode" IS NOT NULL`
  const found = await select(
    connection,
    `SELECT ${code} AS code, min(_file) AS file, arg_min(_line, (_file, _line)) AS line FROM ${typedTable}
     WHERE ${quoteIdentifier(column)} LIKE 'school/%' AND ${code} NOT IN (${schools})
     GROUP BY 1 ORDER BY 1 LIMIT ${listedRejects}`,
  )
  if (found.length === 0) return []
  const known = (await select(connection, schools)).map((row) => String(row.code))
  return found.map((row) => {
    const value = String(row.code)
    const near = nearest(value, known)
    const place = { file: nameOf(files, row.file), line: Number(row.line), column, value }
    return importProblem('SCHOOL_UNKNOWN', { ...place, detail: near === null ? '' : `Did you mean "${near}"?` })
  })
}
