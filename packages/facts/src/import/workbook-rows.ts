import { type CellValue, readXlsx, streamXlsxRows } from 'hucre/xlsx'

/** The digits a spreadsheet keeps of a number; what lies behind them is noise of its binary form. */
const digits = { useGrouping: false, maximumSignificantDigits: 15 } as const

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
  for await (const { index, values } of streamXlsxRows(book, { sheet })) {
    const cells = values.map(textOf)
    if (cells.some((cell) => cell !== '')) yield `${JSON.stringify([index + 1, ...cells])}\n`
  }
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
