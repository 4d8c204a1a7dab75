import { headRecords } from './csv-records.js'
import { plainName } from './header-names.js'
import { type Delimiter, encodingOf, firstBytes, type TableForm } from './table-file.js'

/** The number of records at the head of a file among which the header must be. */
export const headerWithin = 10

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|']

/**
 * How a text file is written. What stands between its cells is seen from the header: the character that parts it into
 * the most names that are known; a comma where none does. `known` holds plain names.
 */
export async function textFormOf(path: string, known: ReadonlySet<string>): Promise<TableForm> {
  const encoding = encodingOf(await firstBytes(path, 64))
  let best = { delimiter: delimiters[0] ?? ',', names: 0 }
  for (const delimiter of delimiters) {
    const names = await namesWithin({ path, form: { kind: 'text', encoding, delimiter } }, known)
    if (names > best.names) best = { delimiter, names }
  }
  return { kind: 'text', encoding, delimiter: best.delimiter }
}

/** How many known names the best line at the head of a table has. */
async function namesWithin(table: Parameters<typeof headRecords>[0], known: ReadonlySet<string>): Promise<number> {
  const head = await headRecords(table, headerWithin)
  const counts = head.map((record) =>
    'fault' in record ? 0 : record.cells.filter((cell) => known.has(plainName(cell))).length,
  )
  return Math.max(0, ...counts)
}
