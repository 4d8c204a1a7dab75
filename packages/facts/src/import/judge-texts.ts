import type { Column, Dataset } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import {
  isPublished,
  quoteIdentifier,
  quoteText,
  reasonColumn,
  schoolYearColumn,
  yearSource,
} from '../store/table-layout.js'
import { problemSql, schoolYearSql, valueSql } from './column-rules.js'
import { suggestion } from './file-layout.js'
import { idFault } from './id-fault.js'
import { type ImportContext, listedRejects, type ReadableFile, run, select, selectNumber } from './import-context.js'
import type { Reject } from './import-report.js'
import { groupTexts, nearestGroup } from './known-texts.js'
import type { NamedUnit } from './org-units.js'
import { placeOfRow } from './places.js'
import { type ImportProblemCode, importProblem } from './problem-codes.js'
import { type DateOrders, noDateOrders } from './settle-dates.js'
import { textColumn, textsTable, unitColumns } from './texts-writer.js'

/** The temporary table of typed rows, each with its file and line. */
export const typedTable = 'temp._typed'

/** Judges every cell; rows without a mistake become typed rows. */
export async function judgeTexts(
  context: ImportContext,
  files: readonly ReadableFile[],
  orgUnitRemedy: (named: NamedUnit) => string,
  dates: DateOrders = noDateOrders,
): Promise<{ readonly rejected: number; readonly rejects: readonly Reject[] }> {
  const { connection, dataset } = context
  const columns = Object.entries(dataset.columns)
  const problems = columns.map(([name, column], position) => cellProblem(name, column, position, files, dates))
  const anyProblem = problems.join(', ')
  const rejected = await selectNumber(
    connection,
    `SELECT count(*) FROM ${textsTable} WHERE coalesce(${anyProblem}, NULL) IS NOT NULL`,
  )
  const rejects: Reject[] = []
  for (const [position, [name, column]] of rejected === 0 ? [] : columns.entries()) {
    const problem = problems[position] ?? 'NULL'
    const text = textColumn(position)
    const failed = await select(
      connection,
      `SELECT _file, _line, _code, _name, _schoolCode, _schoolName, ${text} AS text, ${problem} AS problem FROM ${textsTable}
       WHERE ${problem} IS NOT NULL ORDER BY _file, _line LIMIT ${listedRejects}`,
    )
    for (const row of failed) {
      const code = row.problem as ImportProblemCode
      const named = Object.fromEntries(unitColumns.map(([own, key]) => [key, row[own]])) as unknown as NamedUnit
      const value = (row.text ?? (column.kind === 'orgUnit' ? textOfUnit(named) : null)) as string | null
      const doubt = () => dates.doubt(Number(row._file), value ?? '')
      const detail = detailOf(code, column, value, { orgUnit: () => orgUnitRemedy(named), date: doubt })
      rejects.push(importProblem(code, { ...placeOfRow(files, row), column: name, value, detail }))
    }
  }
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE _typed AS SELECT _file, _line, ${typedColumns(dataset).join(', ')}
     FROM ${textsTable} WHERE coalesce(${anyProblem}, NULL) IS NULL`,
  )
  return { rejected, rejects }
}

/** SQL for the school year of a typed row; null for datasets without one. */
export function rowYearSql(dataset: Dataset): string {
  const source = yearSource(dataset)
  if (source === null) return 'NULL::VARCHAR'
  const column = quoteIdentifier(source.name)
  return source.kind === 'schoolYear' ? column : schoolYearSql(column)
}

/** The columns of a published or ordinary dataset column in its table. */
export function physicalNames(name: string, column: Column): readonly string[] {
  return isPublished(column) ? [name, reasonColumn(name)] : [name]
}

function typedColumns(dataset: Dataset): readonly string[] {
  const values = Object.entries(dataset.columns).flatMap(([name, column], position) =>
    valueSql(name, column, textColumn(position)),
  )
  return [...values, `${yearOfTexts(dataset)} AS ${quoteIdentifier(schoolYearColumn)}`]
}

function yearOfTexts(dataset: Dataset): string {
  const source = yearSource(dataset)
  if (source === null) return 'NULL::VARCHAR'
  const text = textColumn(Object.keys(dataset.columns).indexOf(source.name))
  return source.kind === 'schoolYear' ? text : schoolYearSql(`${text}::DATE`)
}

function cellProblem(
  name: string,
  column: Column,
  position: number,
  files: readonly ReadableFile[],
  dates: DateOrders,
): string {
  const text = textColumn(position)
  const empty = emptyProblem(name, column, files)
  const wrong = column.kind === 'date' ? dateProblem(column, text, dates) : problemSql(column, text)
  return `(CASE WHEN ${text} IS NULL THEN ${empty} ELSE ${wrong} END)`
}

/** A date whose file leaves no doubt about the month, and that is still none, is no day of the calendar. */
function dateProblem(column: Column, text: string, dates: DateOrders): string {
  const problem = problemSql(column, text)
  return `(CASE WHEN ${problem} = 'EXCEL_DATE' AND (${dates.decidedSql(text)}) THEN 'BAD_DATE' ELSE ${problem} END)`
}

function emptyProblem(name: string, column: Column, files: readonly ReadableFile[]): string {
  if (column.kind === 'orgUnit') {
    const unnamed = column.optional ? 'NULL' : quoteText('EMPTY_CELL')
    const named = unitColumns.map(([own]) => own).join(', ')
    return `CASE WHEN coalesce(${named}) IS NULL THEN ${unnamed} ELSE 'UNKNOWN_ORG_UNIT' END`
  }
  if (column.optional) return 'NULL'
  const carrying = files.flatMap((file, index) => (carries(file, name) ? [index] : []))
  if (carrying.length === files.length) return quoteText('EMPTY_CELL')
  return `CASE WHEN _file IN (${carrying.map((file) => bound(file)).join(', ') || 'NULL'}) THEN 'EMPTY_CELL' END`
}

/** Whether a file says anything about a dataset column. */
export function carries({ layout }: ReadableFile, name: string): boolean {
  return layout.columns.has(name) || layout.orgUnit?.column === name || layout.group?.column === name
}

interface Explained {
  readonly orgUnit: () => string
  readonly date: () => string
}

function detailOf(code: ImportProblemCode, column: Column, value: string | null, explained: Explained): string {
  if (code === 'UNKNOWN_ORG_UNIT') return explained.orgUnit()
  if (code === 'EXCEL_DATE') return explained.date()
  if (code === 'BAD_ID') return idFault(value ?? '')
  if (code === 'NOT_ONE_OF') return suggestion(value ?? '', column.values ?? [])
  return code === 'UNKNOWN_GROUP' ? groupSuggestion(value ?? '') : ''
}

function groupSuggestion(text: string): string {
  const near = nearestGroup(text)
  return near === null ? suggestion(text, groupTexts()) : `Did you mean "${near}"?`
}

function textOfUnit({ code, name, schoolCode, schoolName }: NamedUnit): string | null {
  return schoolCode ?? schoolName ?? code ?? name
}
