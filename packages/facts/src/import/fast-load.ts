import { type Column, type Dataset, type SchoolYear, schoolYearOf, startOf } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import {
  columnType,
  isPublished,
  physicalColumns,
  quoteIdentifier,
  tableName,
  yearSource,
} from '../store/table-layout.js'
import { booleanSql, problemSql, schoolYearSql, spellingSql, valueSql } from './column-rules.js'
import { encodingOf, headRecords } from './csv-records.js'
import { headerWithin } from './file-layout.js'
import { type ImportContext, type ReadableFile, run } from './import-context.js'
import { isJudgedWhenLoaded, judgeLoaded } from './judge-loaded.js'
import { textColumn } from './texts-writer.js'

const bigEnough = 2 * 1024 * 1024

/** Whether DuckDB can read and judge the files in one pass: large files in the dataset's own layout. */
export async function canLoadFast(context: ImportContext, files: readonly ReadableFile[]): Promise<boolean> {
  const { dataset, scope } = context
  if (Object.keys(scope).length > 0) return false
  if (dataset.replaces !== 'schoolYear' || (dataset.checks ?? []).length > 0) return false
  if (files.reduce((sum, file) => sum + file.bytes, 0) < bigEnough) return false
  for (const file of files) {
    if (file.layout.format !== null || (await encodingOf(file.path)) !== 'utf-8') return false
  }
  return true
}

/**
 * Reads and inserts the files' rows in one statement each, and judges them. Gives the number of rows, or null as soon as
 * anything is wrong with any of them: then the careful way finds out what and where. Runs within the caller's transaction.
 */
export async function loadFast(context: ImportContext, files: readonly ReadableFile[]): Promise<number | null> {
  const { connection } = context
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let bytes = 0
  let rows = 0
  try {
    for (const file of files) {
      const watch = watchProgress(context, bytes, file.bytes, total)
      const insert = insertSql(context, file, await firstYear(context, file))
      rows += await run(connection, insert).finally(() => clearInterval(watch))
      bytes += file.bytes
      context.progress('reading', bytes, total)
    }
    context.progress('validating', 0, rows)
    return (await judgeLoaded(context)) ? rows : null
  } catch (error) {
    if (isFaultOfTheData(error)) return null
    throw error
  }
}

/** The school year of a file's first row, which is likely that of all of them; null where it is no date of this century. */
async function firstYear({ dataset }: ImportContext, { path, layout }: ReadableFile): Promise<SchoolYear | null> {
  const source = yearSource(dataset)
  if (source?.kind !== 'date') return null
  const cell = layout.columns.get(source.name)
  const first = (await headRecords(path, headerWithin)).find(({ line }) => line > layout.headerLine)
  if (first === undefined || 'fault' in first || cell === undefined || !('index' in cell)) return null
  const date = first.cells[cell.index] ?? ''
  return /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(date) ? schoolYearOf(date) : null
}

function watchProgress(context: ImportContext, before: number, bytes: number, total: number): NodeJS.Timeout {
  const timer = setInterval(() => {
    const { percentage } = context.connection.progress
    try {
      if (percentage > 0) context.progress('reading', before + Math.round((bytes * percentage) / 100), total)
    } catch {
      // The import was cancelled: its statement is interrupted, and says so to whoever waits for it.
      clearInterval(timer)
    }
  }, 200)
  return timer.unref()
}

/** DuckDB's words for a file it cannot read or a cell the rules refuse; anything else (a full disk) is no one's row. */
function isFaultOfTheData(error: unknown): boolean {
  return error instanceof Error && /^(Invalid Input|Conversion|Out of Range) Error/.test(error.message)
}

function insertSql(
  { dataset, importNumber }: ImportContext,
  { path, layout }: ReadableFile,
  likelyYear: SchoolYear | null,
): string {
  const names = Object.keys(dataset.columns)
  const position = new Map<string, number>()
  for (const [name, source] of layout.columns) if ('index' in source) position.set(name, source.index)
  const cells = Array.from({ length: layout.width }, (_, index) => `'c${index}': 'VARCHAR'`)
  const texts = names.map((name, index) => {
    const at = position.get(name)
    const cell = at === undefined ? 'NULL::VARCHAR' : `c${at}`
    const column = dataset.columns[name]
    const tidy = column?.kind === 'oneOf' ? `coalesce(${spellingSql(name, column, cell)}, ${cell})` : cell
    return `${tidy} AS ${textColumn(index)}`
  })
  const into = physicalColumns(dataset).map((column) => quoteIdentifier(column.name))
  return `INSERT INTO ${tableName(dataset)} (${into.join(', ')})
    SELECT *, ${yearSql(dataset, likelyYear)}, ${bound(importNumber)} FROM (SELECT ${typedColumns(dataset).join(', ')}
    FROM (SELECT ${texts.join(', ')} FROM read_csv(${bound(path)}, header = false, skip = ${bound(layout.headerLine)}, auto_detect = false,
      columns = {${cells.join(', ')}}, delim = ',', quote = '"', escape = '"', strict_mode = true, null_padding = false)))`
}

function typedColumns(dataset: Dataset): readonly string[] {
  return Object.entries(dataset.columns).flatMap(([name, column], index) => {
    const text = textColumn(index)
    if (isJudgedWhenLoaded(column)) return [`${text} AS ${quoteIdentifier(name)}`]
    if (isPublished(column)) return valueSql(name, column, judged(column, text, text))
    return [`${judged(column, text, typed(column, text))} AS ${quoteIdentifier(name)}`]
  })
}

/** SQL for a cell that was judged: the statement fails on the first one that is not as it should be. */
function judged(column: Column, text: string, value: string): string {
  const empty = column.optional ? 'NULL' : `error('empty')`
  const wrong = `${problemSql(column, text)} IS NOT NULL`
  const careful = `WHEN ${text} IS NULL THEN ${empty} WHEN ${wrong} THEN error('cell') ELSE ${value}`
  return `(CASE ${[...plainly(column, text), careful].join(' ')} END)`
}

/** The shapes nearly all cells of a kind have, told apart with one cheap test. */
function plainly(column: Column, text: string): readonly string[] {
  if (column.kind === 'boolean') return [`WHEN ${text} = 'true' THEN true WHEN ${text} = 'false' THEN false`]
  if (column.kind === 'date') return [`WHEN ${text} LIKE '____-__-__' THEN ${text}::DATE`]
  return []
}

function typed(column: Column, text: string): string {
  return column.kind === 'boolean' ? booleanSql(text) : `${text}::${columnType(column)}`
}

/** SQL for the school year of judged cells; a date of no school year fails. */
function yearSql(dataset: Dataset, likely: SchoolYear | null): string {
  const source = yearSource(dataset)
  if (source === null) return 'NULL::VARCHAR'
  const column = quoteIdentifier(source.name)
  if (source.kind === 'schoolYear') return column
  const careful = `CASE WHEN ${column} IS NULL THEN NULL ELSE coalesce(${schoolYearSql(column)}, error('year')) END`
  if (likely === null) return careful
  const [from, to] = [startOf(likely), startOf(likely) + 1].map((year) => `CAST(${bound(`${year}-07-01`)} AS DATE)`)
  return `CASE WHEN ${column} >= ${from} AND ${column} < ${to} THEN ${bound(likely)} ELSE ${careful} END`
}
