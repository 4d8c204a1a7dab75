import type { Column } from '@planwright/sdk'
import { bound } from '../formula/bound.js'
import {
  columnType,
  importColumn,
  quoteIdentifier,
  schoolYearColumn,
  tableName,
  yearSource,
} from '../store/table-layout.js'
import { problemSql } from './column-rules.js'
import { gatheredColumns, gatherIds, idsTable } from './gather-ids.js'
import { invisibleSql } from './id-fault.js'
import { type ImportContext, selectNumber } from './import-context.js'
import { loadedRows } from './imported-rows.js'
import { haveWrongDays } from './stay-days.js'

/** Whether a column's cells are judged once they are stored: the store keeps each text once and judges it once. */
export function isJudgedWhenLoaded(column: Column): boolean {
  return columnType(column) === 'VARCHAR'
}

/** Whether the rows an import has inserted are all good: no text breaks a rule, no key comes twice. */
export async function judgeLoaded(context: ImportContext): Promise<boolean> {
  const { connection, dataset, importNumber } = context
  const own = `FROM ${tableName(dataset)} WHERE ${quoteIdentifier(importColumn)} = ${bound(importNumber)}`
  const wrong = Object.entries(dataset.columns).flatMap(([name, column]) =>
    isJudgedWhenLoaded(column) ? [wrongText(column, quoteIdentifier(name))] : [],
  )
  if (wrong.length > 0 && (await selectNumber(connection, `SELECT count(*) ${own} AND (${wrong.join(' OR ')})`)) > 0) {
    return false
  }
  if (await haveWrongDays(context, `(SELECT * ${own})`)) return false
  return (await selectNumber(connection, await repeatedKeys(context, own))) === 0
}

/** SQL that is true, and never null, for a text that breaks the rules of its column. */
function wrongText(column: Column, text: string): string {
  const empty = column.optional ? 'false' : `${text} IS NULL`
  // A quotation mark is looked at again: DuckDB takes a torn one for a part of the text. So is what is to be trimmed.
  const odd = column.kind === 'text' ? `coalesce(contains(${text}, '"') OR ${isUntidy(text)}, false) OR ` : ''
  return `${empty} OR ${odd}${text} IS NOT NULL AND ${judged(column, text)}`
}

function isUntidy(text: string): string {
  return `regexp_matches(${text}, '^[${invisibleSql}]|[${invisibleSql}]$')`
}

function judged(column: Column, text: string): string {
  const wrong = `${problemSql(column, text)} IS NOT NULL`
  if (!['student', 'school', 'classroom', 'staff', 'zone'].includes(column.kind)) return wrong
  // Nearly all ids are plain: one cheap test instead of two.
  return `NOT regexp_full_match(${text}, '[0-9A-Za-z_.:/-]+') AND ${wrong}`
}

/**
 * SQL that counts where keys might repeat; zero is certain, more may be chance and is looked at the careful way. Gathers
 * the ids that the rows name, for the roster is asked for them next: where these are the key but for a day, their days
 * are gathered in the same pass.
 */
async function repeatedKeys(context: ImportContext, own: string): Promise<string> {
  const { dataset } = context
  const rows = loadedRows(context)
  const date = dataset.key.find((name) => dataset.columns[name]?.kind === 'date')
  const columns = (names: readonly string[]): string => [...names, schoolYearColumn].map(quoteIdentifier).join(', ')
  if (date === undefined || yearSource(dataset)?.name !== date) {
    await gatherIds(context, rows)
    return `SELECT count(*) - count(DISTINCT hash(${columns(dataset.key)})) ${own}`
  }
  const others = dataset.key.filter((name) => name !== date)
  // One bit for each day of a school year: its days differ in their last nine bits.
  const days = `bitstring_agg((${quoteIdentifier(date)} - DATE '2000-01-03')::INTEGER & 511, 0, 511)`
  const gathered = gatheredColumns(context, rows)
  if (!others.every((name) => gathered.includes(name))) {
    await gatherIds(context, rows)
    return `SELECT count(*) FROM (SELECT 1 ${own} GROUP BY ${columns(others)} HAVING count(*) <> bit_count(${days}))`
  }
  await gatherIds(context, rows, days)
  const keys = ['year', ...others.map(quoteIdentifier)].join(', ')
  return `SELECT count(*) FROM (SELECT 1 FROM ${idsTable} GROUP BY ${keys} HAVING sum(n) <> bit_count(bit_or(days)))`
}
