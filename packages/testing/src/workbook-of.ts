import { type CellValue, writeXlsx } from 'hucre/xlsx'

/** A workbook whose sheets hold these rows. */
export async function workbookOf(sheets: Readonly<Record<string, readonly (readonly CellValue[])[]>>): Promise<Buffer> {
  const written = Object.entries(sheets).map(([name, rows]) => ({ name, rows: rows.map((row) => [...row]) }))
  return Buffer.from(await writeXlsx({ sheets: written }))
}
