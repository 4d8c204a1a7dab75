import { type CellValue, writeXlsx } from 'hucre/xlsx'

type Rows = readonly (readonly CellValue[])[]

/** A workbook whose sheets hold these rows; `shown` is how the numbers of one column look. */
export async function workbookOf(
  sheets: Readonly<Record<string, Rows>>,
  shown?: { readonly column: number; readonly format: string },
): Promise<Buffer> {
  const written = Object.entries(sheets).map(([name, rows]) => ({
    ...{ name, rows: rows.map((row) => [...row]) },
    cells: new Map(shown === undefined ? [] : rows.map((_, row) => [`${row},${shown.column}`, styleOf(shown.format)])),
  }))
  return Buffer.from(await writeXlsx({ sheets: written }))
}

function styleOf(numFmt: string) {
  return { style: { numFmt } }
}
