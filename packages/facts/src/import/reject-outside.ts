import { quoteIdentifier, schoolYearColumn, tableName } from '../store/table-layout.js'
import {
  type ImportContext,
  listedRejects,
  type ReadableFile,
  run,
  sameKey,
  select,
  selectNumber,
} from './import-context.js'
import type { Reject } from './import-report.js'
import { scopeColumn, scopeInWords, scopeSql } from './import-scope.js'
import { typedTable } from './judge-texts.js'
import type { KeyProblems } from './merge-rows.js'
import { placeOfRow } from './places.js'
import { type ImportProblemCode, importProblem } from './problem-codes.js'

/** One way in which a row does not fit the scope of its import. */
interface Misfit {
  readonly code: ImportProblemCode
  /** SQL that is true for the rows. */
  readonly where: string
  /** The columns that are at fault. */
  readonly columns: readonly string[]
  readonly detail: string
}

const year = quoteIdentifier(schoolYearColumn)

/**
 * Takes out rows that are not of the import's scope, and those whose key the year's other rows already have: a student's
 * day at another school would be there twice.
 */
export async function rejectOutside(context: ImportContext, files: readonly ReadableFile[]): Promise<KeyProblems> {
  const { dataset, scope } = context
  const known = `SELECT 1 FROM ${tableName(dataset)} AS known WHERE ${sameKey(dataset, 'known', 'typed')}
    AND known.${year} = typed.${year} AND NOT ${scopeSql(dataset, scope)}`
  const outside = Object.entries(scope).map(
    ([name, value]): Misfit => ({
      code: 'OUTSIDE_SCOPE',
      where: `NOT ${scopeSql(dataset, { [name]: value })}`,
      columns: [scopeColumn(dataset, name)],
      detail: scopeInWords({ [name]: value }),
    }),
  )
  const taken: Misfit = {
    code: 'KEY_OUTSIDE_SCOPE',
    where: `EXISTS (${known})`,
    columns: dataset.key,
    detail: dataset.key.join(' and '),
  }
  const found: KeyProblems[] = []
  for (const misfit of Object.keys(scope).length === 0 ? [] : [...outside, taken])
    found.push(await takeOut(context, files, misfit))
  return {
    rejected: found.reduce((sum, { rejected }) => sum + rejected, 0),
    rejects: found.flatMap(({ rejects }) => rejects),
  }
}

async function takeOut(
  context: ImportContext,
  files: readonly ReadableFile[],
  { code, where, columns, detail }: Misfit,
): Promise<KeyProblems> {
  const { connection } = context
  const rejected = await selectNumber(connection, `SELECT count(*) FROM ${typedTable} AS typed WHERE ${where}`)
  if (rejected === 0) return { rejected, rejects: [] }
  const value = columns.map((name) => `typed.${quoteIdentifier(name)}::VARCHAR`).join(', ')
  const rows = await select(
    connection,
    `SELECT _file, _line, concat_ws(', ', ${value}) AS value FROM ${typedTable} AS typed WHERE ${where}
     ORDER BY _file, _line LIMIT ${listedRejects}`,
  )
  await run(connection, `DELETE FROM ${typedTable} AS typed WHERE ${where}`)
  const rejects = rows.map((row): Reject => {
    const place = { ...placeOfRow(files, row), column: columns.join(','), value: String(row.value) }
    return importProblem(code, { ...place, detail })
  })
  return { rejected, rejects }
}
