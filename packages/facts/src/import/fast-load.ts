import type { Column, Dataset } from '@planwright/sdk'
import {
  columnType,
  importColumn,
  isPublished,
  physicalColumns,
  quoteIdentifier,
  quoteText,
  schoolYearColumn,
  tableName,
  yearSource,
} from '../store/table-layout.js'
import { booleanSql, problemSql, schoolYearSql, spellingSql, valueSql } from './column-rules.js'
import { encodingOf } from './csv-records.js'
import { type ImportContext, type ReadableFile, selectNumber } from './import-context.js'
import { textColumn } from './load-texts.js'

const bigEnough = 2 * 1024 * 1024

/** Whether DuckDB can read and judge the files in one pass: large files in the dataset's own layout. */
export async function canLoadFast(context: ImportContext, files: readonly ReadableFile[]): Promise<boolean> {
  const { dataset } = context
  if (dataset.replaces !== 'schoolYear' || (dataset.checks ?? []).length > 0) return false
  if (files.reduce((sum, file) => sum + file.bytes, 0) < bigEnough) return false
  for (const file of files) {
    if (file.layout.format !== null || (await encodingOf(file.path)) !== 'utf-8') return false
  }
  return true
}

/**
 * Reads, judges and inserts the files' rows in one statement each. Gives the number of rows, or null as soon as
 * anything is wrong with any of them: then the careful way finds out what and where. Runs within the caller's transaction.
 */
export async function loadFast(context: ImportContext, files: readonly ReadableFile[]): Promise<number | null> {
  const { connection } = context
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  let bytes = 0
  try {
    for (const file of files) {
      const watch = watchProgress(context, bytes, file.bytes, total)
      await connection.run(insertSql(context, file)).finally(() => clearInterval(watch))
      bytes += file.bytes
      context.progress('reading', bytes, total)
    }
  } catch (error) {
    if (isFaultOfTheData(error)) return null
    throw error
  }
  const own = `FROM ${tableName(context.dataset)} WHERE ${quoteIdentifier(importColumn)} = ${quoteText(context.importId)}`
  if ((await selectNumber(connection, repeatedKeys(context.dataset, own))) > 0) return null
  return selectNumber(connection, `SELECT count(*) ${own}`)
}

/** SQL that counts where keys might repeat; zero is certain, more may be chance and is looked at the careful way. */
function repeatedKeys(dataset: Dataset, own: string): string {
  const date = dataset.key.find((name) => dataset.columns[name]?.kind === 'date')
  const others = [...dataset.key.filter((name) => name !== date), schoolYearColumn].map(quoteIdentifier).join(', ')
  if (date === undefined || yearSource(dataset)?.name !== date) {
    return `SELECT count(*) - count(DISTINCT hash(${others})) ${own}`
  }
  // One bit for each day of a school year: its days differ in their last nine bits.
  const day = `(${quoteIdentifier(date)} - DATE '2000-01-03')::INTEGER & 511`
  const days = `bit_count(bitstring_agg(${day}, 0, 511))`
  return `SELECT count(*) FROM (SELECT 1 ${own} GROUP BY ${others} HAVING count(*) <> ${days})`
}

function watchProgress(context: ImportContext, before: number, bytes: number, total: number): NodeJS.Timeout {
  const timer = setInterval(() => {
    const { percentage } = context.connection.progress
    if (percentage > 0) context.progress('reading', before + Math.round((bytes * percentage) / 100), total)
  }, 200)
  return timer.unref()
}

/** DuckDB's words for a file it cannot read or a cell the rules refuse; anything else (a full disk) is no one's row. */
function isFaultOfTheData(error: unknown): boolean {
  return error instanceof Error && /^(Invalid Input|Conversion|Out of Range) Error/.test(error.message)
}

function insertSql({ dataset, importId }: ImportContext, { path, layout }: ReadableFile): string {
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
    SELECT *, ${yearSql(dataset)}, ${quoteText(importId)} FROM (SELECT ${judgedColumns(dataset).join(', ')}
    FROM (SELECT ${texts.join(', ')} FROM read_csv(${quoteText(path)}, header = false, skip = ${layout.headerLine}, auto_detect = false,
      columns = {${cells.join(', ')}}, delim = ',', quote = '"', escape = '"', strict_mode = true, null_padding = false)))`
}

function judgedColumns(dataset: Dataset): readonly string[] {
  return Object.entries(dataset.columns).flatMap(([name, column], index) => {
    const text = textColumn(index)
    if (isPublished(column)) return valueSql(name, column, judged(column, text, text))
    return [`${judged(column, text, typed(column, text))} AS ${quoteIdentifier(name)}`]
  })
}

/** SQL for a cell that was judged: the statement fails on the first one that is not as it should be. */
function judged(column: Column, text: string, value: string): string {
  const empty = column.optional ? 'NULL' : `error('empty')`
  // A quotation mark is looked at again: DuckDB takes a torn one for a part of the text.
  const odd = column.kind === 'text' ? `contains(${text}, '"') OR ` : ''
  const wrong = `${odd}${problemSql(column, text)} IS NOT NULL`
  const careful = `WHEN ${text} IS NULL THEN ${empty} WHEN ${wrong} THEN error('cell') ELSE ${value}`
  return `(CASE ${[...plainly(column, text), careful].join(' ')} END)`
}

/** The shapes nearly all cells of a kind have, told apart with one cheap test. */
function plainly(column: Column, text: string): readonly string[] {
  if (column.kind === 'boolean') return [`WHEN ${text} = 'true' THEN true WHEN ${text} = 'false' THEN false`]
  if (column.kind === 'date') return [`WHEN ${text} LIKE '____-__-__' THEN ${text}::DATE`]
  if (!['student', 'school', 'classroom', 'staff', 'zone'].includes(column.kind)) return []
  return [`WHEN regexp_full_match(${text}, '[0-9A-Za-z_.:/-]+') THEN ${text}`]
}

function typed(column: Column, text: string): string {
  return column.kind === 'boolean' ? booleanSql(text) : `${text}::${columnType(column)}`
}

/** SQL for the school year of judged cells; a date of no school year fails. */
function yearSql(dataset: Dataset): string {
  const source = yearSource(dataset)
  if (source === null) return 'NULL::VARCHAR'
  const column = quoteIdentifier(source.name)
  if (source.kind === 'schoolYear') return column
  return `CASE WHEN ${column} IS NULL THEN NULL ELSE coalesce(${schoolYearSql(column)}, error('year')) END`
}
