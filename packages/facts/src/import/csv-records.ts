import { createReadStream } from 'node:fs'
import type { Delimiter, TableFile } from './table-file.js'

/** One record of a table with the line it begins on, or what is wrong with that line. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'TORN_QUOTE' | 'NOT_UTF8' | 'NUL_BYTE'; readonly text: string }

/** A quoted cell may span this many lines; beyond that its closing quote is taken to be missing. */
const linesOfOneRecord = 200
/** A line longer than this is no line of a table. */
const longestLine = 16 * 1024 * 1024
/** So many bytes are read at a time; where only the head of a file is wanted, fewer. */
const chunkBytes = 1024 * 1024
const headBytes = 64 * 1024

/** A first line by which some programs tell a spreadsheet what stands between the cells; it is no row. */
const namesDelimiter = /^"?sep=.?"?$/i

/** How a table is read. */
interface Reading {
  readonly onBytes?: ((bytes: number) => void) | undefined
  readonly chunk: number
}

/**
 * Reads a table record by record, knowing the line of each: the physical line of a text, or the row of a sheet. Rows
 * without any content are passed over, as spreadsheets leave them behind. After a torn quote it goes on with the next
 * line, so that one mistake costs one row.
 */
export function tableRecords(
  table: TableFile,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly CsvRecord[]> {
  return recordsOf(table, { onBytes, chunk: chunkBytes })
}

async function* recordsOf(table: TableFile, reading: Reading): AsyncGenerator<readonly CsvRecord[]> {
  const records = table.form.kind === 'rows' ? sheetRecords(table, reading) : textRecords(table, reading)
  for await (const batch of records) yield batch.filter((record) => 'fault' in record || !isEmpty(record.cells))
}

/** The first records of a file, enough to recognise its layout. */
export async function headRecords(table: TableFile, wanted: number): Promise<readonly CsvRecord[]> {
  const head: CsvRecord[] = []
  for await (const records of recordsOf(table, { chunk: headBytes })) {
    head.push(...records.slice(0, wanted))
    if (head.length >= wanted) break
  }
  return head.slice(0, wanted)
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '')
}

/** The rows of a sheet, each on a line of its own: its number, and its cells. */
async function* sheetRecords(table: TableFile, reading: Reading): AsyncGenerator<readonly CsvRecord[]> {
  for await (const { lines } of lineBatches(table, reading)) {
    yield lines.filter(Boolean).map((text) => {
      const [line, ...cells] = JSON.parse(text) as readonly [number, ...string[]]
      return { line, cells }
    })
  }
}

async function* textRecords(table: TableFile, reading: Reading): AsyncGenerator<readonly CsvRecord[]> {
  const delimiter = table.form.kind === 'text' ? table.form.delimiter : ','
  let waiting: string[] = []
  let line = 1
  for await (const batch of lineBatches(table, reading)) {
    const lines = waiting.concat(batch.lines)
    const records: CsvRecord[] = []
    const used = readRecords({ lines, delimiter, last: batch.last }, line, records)
    waiting = lines.slice(used)
    line += used
    yield records
  }
}

async function* lineBatches(
  { path, form }: TableFile,
  { onBytes, chunk: highWaterMark }: Reading,
): AsyncGenerator<{ readonly lines: readonly string[]; readonly last: boolean }> {
  const decoder = new TextDecoder(form.kind === 'text' ? form.encoding : 'utf-8')
  let rest = ''
  for await (const chunk of createReadStream(path, { highWaterMark })) {
    const bytes = chunk as Uint8Array
    onBytes?.(bytes.byteLength)
    let text = rest + decoder.decode(bytes, { stream: true })
    // A carriage return at the very end may be one half of a line end: it waits for the next piece.
    const held = text.endsWith('\r') ? '\r' : ''
    text = text.slice(0, text.length - held.length)
    const lines = text.split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + held
    if (rest.length > longestLine) break
    yield { lines, last: false }
  }
  const lines = (rest + decoder.decode()).split(/\r\n|\n|\r/)
  yield { lines, last: true }
}

interface Lines {
  readonly lines: readonly string[]
  readonly delimiter: Delimiter
  /** Whether no more lines come after these. */
  readonly last: boolean
}

function readRecords({ lines, delimiter, last }: Lines, firstLine: number, records: CsvRecord[]): number {
  let index = 0
  while (index < lines.length) {
    const text = lines[index] ?? ''
    const line = firstLine + index
    if (text === '' || (line === 1 && namesDelimiter.test(text))) {
      index += 1
      continue
    }
    const fault = faultOf(text)
    if (fault !== null) {
      records.push({ line, fault, text })
      index += 1
      continue
    }
    if (!text.includes('"')) {
      records.push({ line, cells: text.split(delimiter) })
      index += 1
      continue
    }
    const record = quotedRecord(lines, index, delimiter)
    if (record === 'more' && !last && lines.length - index < linesOfOneRecord) return index
    if (record === 'more' || record === 'torn') {
      records.push({ line, fault: 'TORN_QUOTE', text })
      index += 1
      continue
    }
    records.push({ line, cells: record.cells })
    index += record.lines
  }
  return index
}

function faultOf(text: string): 'NOT_UTF8' | 'NUL_BYTE' | null {
  if (text.includes('\u0000')) return 'NUL_BYTE'
  return text.includes('\ufffd') ? 'NOT_UTF8' : null
}

function quotedRecord(
  lines: readonly string[],
  from: number,
  delimiter: Delimiter,
): 'more' | 'torn' | { readonly cells: readonly string[]; readonly lines: number } {
  const end = Math.min(lines.length, from + linesOfOneRecord)
  let text = lines[from] ?? ''
  for (let next = from + 1; ; next += 1) {
    const cells = splitCells(text, delimiter)
    if (cells === 'torn') return 'torn'
    if (cells !== 'more') return { cells, lines: next - from }
    if (next >= end) return 'more'
    const following = lines[next] ?? ''
    if (faultOf(following) !== null) return 'torn'
    text += `\n${following}`
  }
}

function splitCells(text: string, delimiter: Delimiter): 'more' | 'torn' | readonly string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at)
      const cell = end < 0 ? text.slice(at) : text.slice(at, end)
      if (cell.includes('"')) return 'torn'
      cells.push(cell)
      if (end < 0) return cells
      at = end + 1
      continue
    }
    let close = text.indexOf('"', at + 1)
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
    if (close < 0) return 'more'
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'))
    if (close + 1 === text.length) return cells
    if (text[close + 1] !== delimiter) return 'torn'
    at = close + 2
  }
}
