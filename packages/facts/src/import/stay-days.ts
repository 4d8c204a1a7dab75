import { roster } from '@planwright/sdk'
import { type ImportContext, listedRejects, type ReadableFile, select, selectNumber } from './import-context.js'
import type { Reject } from './import-report.js'
import { typedTable } from './judge-texts.js'
import { type KeyProblems, keyList, takeOut } from './merge-rows.js'
import { nameOf, placeOfRow } from './places.js'
import { importProblem } from './problem-codes.js'

const isReversed = 'one."lastDay" < one."firstDay"'

/** SQL that is true where two stays of a student in a class share a day. Those that begin on one day have one key. */
const shareDays = [
  ...['student', 'schoolYear', 'classroom'].map((name) => `one."${name}" = other."${name}"`),
  'one."firstDay" IS DISTINCT FROM other."firstDay"',
  '(one."firstDay" IS NULL OR other."lastDay" IS NULL OR one."firstDay" <= other."lastDay")',
  '(other."firstDay" IS NULL OR one."lastDay" IS NULL OR other."firstDay" <= one."lastDay")',
].join(' AND ')

const isWrong = (table: string): string =>
  `(${isReversed} OR EXISTS (SELECT 1 FROM ${table} AS other WHERE ${shareDays}))`

/** Whether any stay in a class ends before it begins, or shares a day with another of the same student and class. */
export async function haveWrongDays({ connection, dataset }: ImportContext, table: string): Promise<boolean> {
  if (dataset.id !== roster.enrollments.id) return false
  return (await selectNumber(connection, `SELECT count(*) FROM ${table} AS one WHERE ${isWrong(table)}`)) > 0
}

/** Takes out the stays that end before they begin, and those that share a day with another of the student and class. */
export async function rejectWrongDays(context: ImportContext, files: readonly ReadableFile[]): Promise<KeyProblems> {
  if (!(await haveWrongDays(context, typedTable))) return { rejected: 0, rejects: [] }
  const bad = `SELECT ${keyList(context.dataset)} FROM ${typedTable} AS one WHERE ${isWrong(typedTable)}`
  return takeOut(context, bad, () => rejectsOf(context, files))
}

async function rejectsOf({ connection }: ImportContext, files: readonly ReadableFile[]): Promise<readonly Reject[]> {
  const rows = await select(
    connection,
    `SELECT one._file, one._line, one."firstDay"::VARCHAR AS first, one."lastDay"::VARCHAR AS last, ${isReversed} AS reversed,
     min(other._file) AS file, arg_min(other._line, (other._file, other._line)) AS line
     FROM ${typedTable} AS one LEFT JOIN ${typedTable} AS other ON ${shareDays}
     WHERE ${isWrong(typedTable)} GROUP BY ALL ORDER BY 1, 2 LIMIT ${listedRejects}`,
  )
  return rows.map((row) => {
    const place = { ...placeOfRow(files, row), column: 'firstDay,lastDay' }
    const value = `${row.first ?? ''} to ${row.last ?? ''}`
    if (row.reversed === true) return importProblem('DAYS_REVERSED', { ...place, value })
    return importProblem('DAYS_OVERLAP', { ...place, value, detail: `line ${row.line} of ${nameOf(files, row.file)}` })
  })
}
