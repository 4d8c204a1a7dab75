import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

/** One record of a CSV file with the line it begins on, or what is wrong with that line. */
export type CsvRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: 'TORN_QUOTE' | 'NOT_UTF8' | 'NUL_BYTE'; readonly text: string }

/** A quoted cell may span this many lines; beyond that its closing quote is taken to be missing. */
const linesOfOneRecord = 200
/** A line longer than this is no line of a table. */
const longestLine = 16 * 1024 * 1024

/**
 * Reads a CSV file record by record, knowing the physical line of each. Blank lines are passed over. After a torn
 * quote it goes on with the next line, so that one mistake costs one row.
 */
export async function* csvRecords(
  path: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly CsvRecord[]> {
  let waiting: string[] = []
  let line = 1
  for await (const batch of lineBatches(path, onBytes)) {
    const lines = waiting.concat(batch.lines)
    const records: CsvRecord[] = []
    const used = readRecords(lines, line, batch.last, records)
    waiting = lines.slice(used)
    line += used
    yield records
  }
}

/** The first records of a file, enough to recognise its layout. */
export async function headRecords(path: string, wanted: number): Promise<readonly CsvRecord[]> {
  const head: CsvRecord[] = []
  for await (const records of csvRecords(path)) {
    head.push(...records)
    if (head.length >= wanted) break
  }
  return head.slice(0, wanted)
}

/** How the file's text is written down: UTF-8 unless a mark at its beginning says UTF-16. */
export async function encodingOf(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be'> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    if (bytesRead < 2) return 'utf-8'
    if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
    return buffer[0] === 0xfe && buffer[1] === 0xff ? 'utf-16be' : 'utf-8'
  } finally {
    await file.close()
  }
}

async function* lineBatches(
  path: string,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<{ readonly lines: readonly string[]; readonly last: boolean }> {
  const decoder = new TextDecoder(await encodingOf(path))
  let rest = ''
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
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

function readRecords(lines: readonly string[], firstLine: number, last: boolean, records: CsvRecord[]): number {
  let index = 0
  while (index < lines.length) {
    const text = lines[index] ?? ''
    const line = firstLine + index
    if (text === '') {
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
      records.push({ line, cells: text.split(',') })
      index += 1
      continue
    }
    const record = quotedRecord(lines, index)
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
): 'more' | 'torn' | { readonly cells: readonly string[]; readonly lines: number } {
  const end = Math.min(lines.length, from + linesOfOneRecord)
  let text = lines[from] ?? ''
  for (let next = from + 1; ; next += 1) {
    const cells = splitCells(text)
    if (cells === 'torn') return 'torn'
    if (cells !== 'more') return { cells, lines: next - from }
    if (next >= end) return 'more'
    const following = lines[next] ?? ''
    if (faultOf(following) !== null) return 'torn'
    text += `\n${following}`
  }
}

function splitCells(text: string): 'more' | 'torn' | readonly string[] {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text[at] !== '"') {
      const comma = text.indexOf(',', at)
      const cell = comma < 0 ? text.slice(at) : text.slice(at, comma)
      if (cell.includes('"')) return 'torn'
      cells.push(cell)
      if (comma < 0) return cells
      at = comma + 1
      continue
    }
    let close = text.indexOf('"', at + 1)
    while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
    if (close < 0) return 'more'
    cells.push(text.slice(at + 1, close).replaceAll('""', '"'))
    if (close + 1 === text.length) return cells
    if (text[close + 1] !== ',') return 'torn'
    at = close + 2
  }
}
