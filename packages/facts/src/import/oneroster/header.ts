import { nearest, squash } from '../nearest.js'
import type { Findings } from './findings.js'
import { readKinds, type SourceFile, sourceFiles } from './source-files.js'

/** Which cell of a row belongs to which column. */
export interface Header {
  readonly line: number
  readonly columns: ReadonlyMap<string, number>
  /** How many cells a row needs at least: up to the last column that has a name. */
  readonly least: number
  /** How many cells a row has at most, empty ones behind them aside. */
  readonly most: number
}

/** Recognises the columns of a file, misspelt ones too; null where one is missing without which nothing can be read. */
export function headerOf(
  source: SourceFile,
  file: string,
  line: number,
  cells: readonly string[],
  findings: Findings,
): Header | null {
  const place = (value: string, detail = '') => ({ file, line, column: null, value, detail })
  const columns = new Map<string, number>()
  const byName = new Map(source.columns.map((column) => [squash(column), column]))
  const strange: (readonly [name: string, index: number])[] = []
  let nameless = 0
  for (const [index, cell] of cells.entries()) {
    const known = byName.get(squash(cell))
    if (known !== undefined && !columns.has(known)) columns.set(known, index)
    else if (cell.trim() === '') nameless += 1
    else if (!squash(cell).startsWith('metadata.')) strange.push([cell.trim(), index])
  }
  for (const [name, index] of strange) {
    const free = source.columns.filter((column) => !columns.has(column))
    const meant = nearest(name, free)
    if (meant === null) findings.warn('UNUSED_COLUMN', place(name))
    else {
      columns.set(meant, index)
      findings.warn('ONEROSTER_HEADER', place(name, meant))
    }
  }
  if (nameless > 0) findings.warn('ONEROSTER_NAMELESS_COLUMNS', { ...place(''), value: null, detail: String(nameless) })
  const missing = source.needed.filter((column) => !columns.has(column))
  for (const column of missing) findings.reject('MISSING_COLUMN', place(column), column === missing[0] ? 1 : 0)
  const least = cells.findLastIndex((cell) => cell.trim() !== '') + 1
  return missing.length > 0 ? null : { line, columns, least, most: cells.length }
}

/** The file whose columns a header has, where all that are needed are there. */
export function contentOf(cells: readonly string[]): string | null {
  const names = new Set(cells.map(squash))
  const found = readKinds.find((kind) => {
    const { needed, columns } = sourceFiles[kind]
    const special = columns.filter((column) => !(sourceFiles.orgs.columns as readonly string[]).includes(column))
    return needed.length > 1 && [...needed, ...special.slice(0, 2)].every((column) => names.has(squash(column)))
  })
  return found === undefined ? null : `${found}.csv`
}
