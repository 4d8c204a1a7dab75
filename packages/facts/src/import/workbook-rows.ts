import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'

/** The digits a spreadsheet keeps of a number; what lies behind them is noise of its binary form. */
const digits = { useGrouping: false, maximumSignificantDigits: 15 } as const

/** By so many rows of a sheet it is told which of its columns show percentages. */
const rowsLookedAt = 200

/** The names of the sheets of a workbook, in order. Throws where the workbook is damaged. */
export async function sheetNames(book: Uint8Array): Promise<readonly string[]> {
  const names: string[] = []
  await readXlsx(book, {
    sheets: ({ name }) => {
      names.push(name)
      return false
    },
  })
  return names
}

/** The rows of a sheet that hold anything, as lines that `tableRecords` reads: the number of the row, and its cells. */
export async function* sheetLines(book: Uint8Array, sheet: number): AsyncGenerator<string> {
  const percentages = await percentColumns(book, sheet)
  for await (const { index, values } of streamXlsxRows(book, { sheet })) {
    const cells = values.map((value, column) => (percentages.has(column) ? percentOf(value) : textOf(value)))
    if (cells.some((cell) => cell !== '')) yield `${JSON.stringify([index + 1, ...cells])}\n`
  }
}

/** The columns whose numbers are shown as percentages: a cell that shows 25.4% holds 0.254. */
async function percentColumns(book: Uint8Array, sheet: number): Promise<ReadonlySet<number>> {
  const { sheets } = await readXlsx(book, { sheets: [sheet], maxRows: rowsLookedAt, readStyles: true })
  const cells = [...(sheets[0]?.cells ?? [])]
  const shown = cells.filter(([, { style }]) => style?.numFmt?.includes('%'))
  return new Set(shown.map(([place]) => Number(place.split(',')[1])))
}

function percentOf(value: CellValue): string {
  return typeof value === 'number' ? `${textOf(value * 100)}%` : textOf(value)
}

/** What a cell shows to somebody who wrote it: a day for a date, all digits of a number, the word for yes or no. */
function textOf(value: CellValue): string {
  if (value instanceof Date) return dayOf(value)
  if (typeof value === 'number') return value.toLocaleString('en-US', digits)
  return value === null ? '' : String(value)
}

/** The day of a date; where a time of day belongs to it, both. */
function dayOf(date: Date): string {
  const [day = '', time] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split(/T|\.000Z/)
  return time === '00:00:00' ? day : `${day}T${time}`
}
