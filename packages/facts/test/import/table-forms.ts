import { gzipSync } from 'node:zlib'
import { workbookOf, zipOf } from '@planwright/testing'
import fc from 'fast-check'

/** A row of the dataset of requests, as it is and as nobody has to read it. */
export interface RequestRow {
  readonly request: string
  readonly school: string
  /** Days after the first of July. */
  readonly asked: number
  readonly answered: number | null
  readonly days: number | null
  /** In cents. */
  readonly cost: number | null
  readonly grade: 'pk' | 'k' | '1' | '8' | null
  readonly schoolOffice: boolean | null
}

/** One of the ways in which people and programs write a table. */
export interface Form {
  readonly container: 'plain' | 'zip' | 'gz' | 'xlsx'
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly encoding: 'utf8' | 'utf8 with mark' | 'utf16le' | 'utf16le with mark' | 'utf16be' | 'utf16be with mark'
  readonly lineEnd: '\n' | '\r\n' | '\r'
  readonly header: 'as it is' | 'capitals' | 'spaces' | 'underscores'
  readonly dates: 'year first' | 'midnight' | 'month first' | 'day first' | 'slashes'
  readonly words: 0 | 1 | 2 | 3
  readonly reversed: boolean
  readonly quoted: boolean
  /** Empty rows above the header and behind every third row, and how many empty columns at the end. */
  readonly emptyRows: boolean
  readonly emptyColumns: 0 | 1 | 3
}

const optional = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { freq: 3 })

const row: fc.Arbitrary<Omit<RequestRow, 'request'> & { readonly note: string }> = fc.record({
  note: fc.constantFrom('bus', 'Aula, señal', 'say "now"', 'a;b|c', 'two\nlines', '1,5', 'Ω — 語'),
  school: fc.constantFrom('07', '7', '0012', 'S 1', '100000', 'Ñ-3'),
  asked: fc.nat(364),
  answered: optional(fc.nat(364)),
  days: optional(fc.integer({ min: -5, max: 100_000 })),
  cost: optional(fc.integer({ min: -100, max: 99_999_999 })),
  grade: optional(fc.constantFrom('pk', 'k', '1', '8')),
  schoolOffice: optional(fc.boolean()),
})

/** Tables of a few rows, of which one was asked for on the last day of August: that leaves no doubt about any date. */
export const tables: fc.Arbitrary<readonly RequestRow[]> = fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) =>
  rows.map(({ note, ...cells }, index) => ({
    ...cells,
    request: `${index} ${note}`,
    asked: index === 0 ? 61 : cells.asked,
  })),
)

export const forms: fc.Arbitrary<Form> = fc.record({
  container: fc.constantFrom('plain', 'zip', 'gz', 'xlsx'),
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom(
    ...(['utf8', 'utf8 with mark', 'utf16le', 'utf16le with mark', 'utf16be', 'utf16be with mark'] as const),
  ),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  header: fc.constantFrom('as it is', 'capitals', 'spaces', 'underscores'),
  dates: fc.constantFrom('year first', 'midnight', 'month first', 'day first', 'slashes'),
  words: fc.constantFrom(0, 1, 2, 3),
  reversed: fc.boolean(),
  quoted: fc.boolean(),
  emptyRows: fc.boolean(),
  emptyColumns: fc.constantFrom(0, 1, 3),
})

type Cell = string | number | boolean | Date | null

/** What the table's rows are once they are read, in the school year that begins in a year. */
export function rowsIn(table: readonly RequestRow[], year: number) {
  return table.map(({ asked, answered, cost, ...cells }) => ({
    ...cells,
    asked: isoDay(year, asked),
    answered: answered === null ? null : isoDay(year, answered),
    cost: cost === null ? null : cost / 100,
  }))
}

/** The table written in a form, and the name its file has. */
export async function written(
  table: readonly RequestRow[],
  year: number,
  form: Form,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  if (form.container === 'xlsx') {
    return { name: 'table.xlsx', content: await workbookOf({ Requests: grid(table, year, form) }) }
  }
  const content = encoded(textOf(grid(table, year, form), form), form)
  if (form.container === 'zip') return { name: 'table.zip', content: zipOf({ 'table.csv': content }) }
  return form.container === 'gz' ? { name: 'table.csv.gz', content: gzipSync(content) } : { name: 'table.csv', content }
}

function grid(table: readonly RequestRow[], year: number, form: Form): readonly (readonly Cell[])[] {
  const names = ['request', 'school', 'asked', 'answered', 'days', 'cost', 'grade', 'schoolOffice']
  const rows = [names.map((name) => headed(name, form)), ...table.map((one) => cellsOf(one, year, form))].map(
    (cells) => [
      ...(form.reversed ? [...cells].reverse() : cells),
      ...Array.from({ length: form.emptyColumns }, () => ''),
    ],
  )
  if (!form.emptyRows) return rows
  const empty = Array.from({ length: rows[0]?.length ?? 0 }, () => '')
  return [empty, ...rows.flatMap((cells, index) => (index % 3 === 0 ? [cells, empty, empty] : [cells]))]
}

function cellsOf(row: RequestRow, year: number, form: Form): readonly Cell[] {
  const day = (days: number | null): Cell => (days === null ? '' : dayIn(isoDay(year, days), form))
  const { request, school, asked, answered, days, cost, grade, schoolOffice } = row
  const isBook = form.container === 'xlsx'
  return [
    ...[request, school, day(asked), day(answered)],
    isBook ? days : (days ?? ''),
    cost === null ? '' : isBook ? cost / 100 : (cost / 100).toFixed(2),
    grade === null ? '' : gradeWords[grade][form.words],
    schoolOffice === null ? '' : booleanWords[form.words][schoolOffice ? 0 : 1],
  ]
}

const gradeWords = {
  pk: ['pk', 'PK', 'PreK', 'Pre-kindergarten'],
  k: ['k', 'KG', 'K', 'Kindergarten'],
  '1': ['1', '01', 'Grade 1', ' 1 '],
  '8': ['8', '08', 'grade 8', '8'],
} as const

const booleanWords = [
  ['true', 'false'],
  ['Y', 'N'],
  ['1', '0'],
  ['YES', 'no'],
] as const

function dayIn(iso: string, { dates, container }: Form): Cell {
  const [year = '', month = '', day = ''] = iso.split('-')
  if (dates === 'midnight') return container === 'xlsx' ? new Date(`${iso}T00:00:00Z`) : `${iso} 00:00:00`
  if (dates === 'month first') return `${Number(month)}/${Number(day)}/${year}`
  if (dates === 'day first') return `${day}.${month}.${year}`
  return dates === 'slashes' ? `${year}/${Number(month)}/${Number(day)}` : iso
}

function isoDay(year: number, days: number): string {
  return new Date(Date.UTC(year, 6, 1 + days)).toISOString().slice(0, 10)
}

function headed(name: string, { header }: Form): string {
  const words = name.replace(/[A-Z]/, (letter) => `_${letter}`)
  if (header === 'capitals') return name.toUpperCase()
  if (header === 'spaces') return ` ${words.replace('_', ' ')} `
  return header === 'underscores' ? words.toLowerCase() : name
}

function textOf(rows: readonly (readonly Cell[])[], { delimiter, lineEnd, quoted }: Form): string {
  const cell = (value: Cell): string => {
    const text = String(value ?? '')
    const isSafe = !quoted && !/["\n\r]/.test(text) && !text.includes(delimiter)
    return isSafe ? text : `"${text.replaceAll('"', '""')}"`
  }
  return rows.map((cells) => cells.map(cell).join(delimiter) + lineEnd).join('')
}

function encoded(text: string, { encoding }: Form): Buffer {
  const marked = encoding.endsWith('mark') ? `\ufeff${text}` : text
  if (encoding.startsWith('utf8')) return Buffer.from(marked, 'utf8')
  const little = Buffer.from(marked, 'utf16le')
  return encoding.startsWith('utf16be') ? little.swap16() : little
}
