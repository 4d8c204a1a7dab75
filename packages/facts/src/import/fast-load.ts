import type { Column, Dataset } from '@planwright/sdk'
import { importColumn, physicalColumns, quoteIdentifier, quoteText, schoolYearColumn, tableName } from '../store/table-layout.js'
import { problemSql, schoolYearSql, spellingSql, valueSql } from './column-rules.js'
import { encodingOf } from './csv-records.js'
import { type ImportContext, type ReadableFile, select, selectNumber } from './import-context.js'
import { textColumn } from './load-texts.js'
import { yearSource } from '../store/table-layout.js'

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
  const key = context.dataset.key.map(quoteIdentifier).join(', ')
  const [row] = await select(connection, `SELECT count(*) AS rows, count(DISTINCT hash(${key})) AS keys ${own}`)
  if (row?.rows === row?.keys) return Number(row?.rows)
  const twice = `SELECT count(*) FROM (SELECT ${key} ${own} GROUP BY ${key} HAVING count(*) > 1)`
  return (await selectNumber(connection, twice)) === 0 ? Number(row?.rows) : null
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
    SELECT ${judgedColumns(dataset).join(', ')}, ${quoteText(importId)} FROM (SELECT ${texts.join(', ')}
    FROM read_csv(${quoteText(path)}, header = false, skip = ${layout.headerLine}, auto_detect = false,
      columns = {${cells.join(', ')}}, delim = ',', quote = '"', escape = '"', strict_mode = true, null_padding = false))`
}

function judgedColumns(dataset: Dataset): readonly string[] {
  const values = Object.entries(dataset.columns).flatMap(([name, column], index) => {
    const text = textColumn(index)
    return valueSql(name, column, judged(column, text))
  })
  return [...values, `${yearSql(dataset)} AS ${quoteIdentifier(schoolYearColumn)}`]
}

function judged(column: Column, text: string): string {
  const empty = column.optional ? 'NULL' : `error('empty')`
  if (column.kind === 'text') {
    // A quotation mark is looked at again: DuckDB takes a torn one for a part of the text.
    const odd = `contains(${text}, '"') OR ${problemSql(column, text)} IS NOT NULL`
    return `(CASE WHEN ${text} IS NULL THEN ${empty} WHEN ${odd} THEN error('text') ELSE ${text} END)`
  }
  return `(CASE WHEN ${text} IS NULL THEN ${empty} WHEN ${problemSql(column, text)} IS NOT NULL THEN error('cell') ELSE ${text} END)`
}

function yearSql(dataset: Dataset): string {
  const source = yearSource(dataset)
  if (source === null) return 'NULL::VARCHAR'
  const text = textColumn(Object.keys(dataset.columns).indexOf(source.name))
  return source.kind === 'schoolYear' ? text : schoolYearSql(`${text}::DATE`)
}

