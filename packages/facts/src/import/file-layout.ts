import type { Dataset, DimensionId, SourceFormat } from '@planwright/sdk'
import type { CsvRecord } from './csv-records.js'
import { plainName } from './header-names.js'
import type { ImportWarning, Reject } from './import-report.js'
import { matchFormat } from './match-format.js'
import { nearest } from './nearest.js'
import { wholeFile } from './places.js'
import { importProblem } from './problem-codes.js'
import type { Cells, FoundUnit } from './source-header.js'

/** Where the text of one dataset column comes from. */
export type CellSource =
  | { readonly index: number; readonly replace: Readonly<Record<string, string>> | null }
  | { readonly constant: string }

/** How the rows of one file are read. */
export interface FileLayout {
  readonly format: SourceFormat | null
  readonly headerLine: number
  /** Cells of the header, and so of every row; empty ones may stand behind them. */
  readonly width: number
  /** The cells whose column has no name: nothing may stand in them. */
  readonly nameless: readonly number[]
  readonly columns: ReadonlyMap<string, CellSource>
  readonly orgUnit: ({ readonly column: string; readonly school: FoundUnit } & FoundUnit) | null
  /** The column of groups; its dimension is null where it holds labels of several. */
  readonly group: { readonly column: string; readonly index: number; readonly dimension: DimensionId | null } | null
  readonly warnings: readonly ImportWarning[]
}

export type FoundLayout = { readonly layout: FileLayout } | { readonly rejects: readonly Reject[] }

/** Recognises a file by its head: the dataset's own column names, or one of its declared formats. */
export function findLayout(dataset: Dataset, file: string, head: readonly CsvRecord[]): FoundLayout {
  const first = head[0]
  if (first === undefined) return { rejects: [importProblem('EMPTY_FILE', wholeFile(file))] }
  if ('fault' in first) {
    return { rejects: [importProblem(first.fault, { file, line: first.line, column: null, value: first.text })] }
  }
  const found = matchFormats(dataset, file, head)
  const isOwn = first.cells.some((cell) => Object.hasOwn(dataset.columns, cell.trim()))
  if (found !== null && ('layout' in found || !isOwn)) return found
  return matchCanonical(dataset, file, first)
}

/** The layout of the first record that is a format's header; else what is wrong with the first that was meant as one. */
function matchFormats(dataset: Dataset, file: string, head: readonly CsvRecord[]): FoundLayout | null {
  let refused: FoundLayout | null = null
  for (const [position, record] of head.entries()) {
    if ('fault' in record) break
    for (const format of dataset.formats ?? []) {
      const found = matchFormat(format, file, head.slice(0, position), record)
      if (found !== null && 'layout' in found) return found
      refused ??= found
    }
  }
  return refused
}

function matchCanonical(dataset: Dataset, file: string, header: Cells): FoundLayout {
  const known = Object.keys(dataset.columns)
  const names = canonicalNames(header.cells, known)
  const place = (value: string, detail?: string) => ({
    file,
    line: header.line,
    column: null,
    value,
    ...(detail === undefined ? {} : { detail }),
  })
  const named = names.filter((name) => name !== '')
  if (!named.some((name) => known.includes(name))) {
    const formats = (dataset.formats ?? []).map((format) => `, or a file of the format "${format.name.en}"`)
    const detail = `the header ${known.join(',')}${formats.join('')}`
    return { rejects: [importProblem('UNKNOWN_LAYOUT', place(names.join(','), detail))] }
  }
  const unknown = named.filter((name) => !known.includes(name)).slice(0, 100)
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
  const missing = known.filter((name) => !names.includes(name) && dataset.columns[name]?.optional !== true)
  const rejects = [
    ...unknown.map((name) => importProblem('UNKNOWN_COLUMN', place(name, suggestion(name, known)))),
    ...twice.map((name) => importProblem('DUPLICATE_COLUMN', place(name))),
    ...missing.map((name) => importProblem('MISSING_COLUMN', place(name))),
  ]
  if (rejects.length > 0) return { rejects }
  const columns = new Map(
    named.map((name): [string, CellSource] => [name, { index: names.indexOf(name), replace: null }]),
  )
  return {
    layout: {
      format: null,
      headerLine: header.line,
      width: names.length,
      nameless: names.flatMap((name, index) => (name === '' ? [index] : [])),
      columns,
      orgUnit: null,
      group: null,
      warnings: [],
    },
  }
}

/**
 * The columns a header names in whatever capitals, spaces and dashes; other names as they stand. Empty cells at its end
 * are no columns.
 */
function canonicalNames(cells: readonly string[], known: readonly string[]): readonly string[] {
  const byName = new Map(known.map((name) => [plainName(name), name]))
  const names = cells.map((cell) => {
    const name = cell.trim()
    return known.includes(name) ? name : (byName.get(plainName(name)) ?? name)
  })
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

/** What to do about a text that is not one of the known ones. */
export function suggestion(text: string, known: readonly string[]): string {
  const near = nearest(text, known)
  if (near !== null) return `Did you mean "${near}"?`
  const shown = known.slice(0, 20).join(', ')
  return `Known are: ${shown}${known.length > 20 ? ', …' : ''}.`
}
