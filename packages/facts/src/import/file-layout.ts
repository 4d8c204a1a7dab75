import type { Dataset, DimensionId, SourceColumn, SourceFormat } from '@planwright/sdk'
import type { CsvRecord } from './csv-records.js'
import { plainName } from './header-names.js'
import type { ImportWarning, Reject } from './import-report.js'
import { nearest, squash } from './nearest.js'
import { importProblem } from './problem-codes.js'

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
  readonly orgUnit: { readonly column: string; readonly code: number | null; readonly name: number | null } | null
  readonly group: { readonly column: string; readonly index: number; readonly dimension: DimensionId } | null
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
  for (const [position, record] of head.entries()) {
    if ('fault' in record) break
    for (const format of dataset.formats ?? []) {
      const found = matchFormat(format, file, head.slice(0, position), record)
      if (found !== null) return found
    }
  }
  return matchCanonical(dataset, file, first)
}

type Cells = Extract<CsvRecord, { readonly cells: readonly string[] }>

function matchFormat(
  format: SourceFormat,
  file: string,
  above: readonly CsvRecord[],
  header: Cells,
): FoundLayout | null {
  const names = header.cells.map(squash)
  const columns = new Map<string, CellSource>()
  for (const [column, constant] of Object.entries(format.constants ?? {})) columns.set(column, { constant })
  const used = new Set<number>()
  let matched = 0
  for (const [column, source] of Object.entries(format.columns)) {
    const index = indexOf(source, names)
    if (index === null && source.optional !== true && format.constants?.[column] === undefined) return null
    if (index === null) continue
    columns.set(column, { index, replace: source.replace ?? null })
    used.add(index)
    matched += 1
  }
  if (matched === 0) return null
  const code = format.orgUnit === undefined ? null : firstOf(format.orgUnit.code ?? [], names)
  const name = format.orgUnit === undefined ? null : firstOf(format.orgUnit.name, names)
  if (format.orgUnit !== undefined && code === null && name === null) return null
  const groups = Object.entries(format.group?.headers ?? {}).flatMap(([text, dimension]) => {
    const index = names.indexOf(squash(text))
    return index < 0 ? [] : [{ index, dimension }]
  })
  for (const index of [code, name, ...groups.map((group) => group.index)]) if (index !== null) used.add(index)
  if (groups.length > 1) {
    const detail = 'one group column; this file breaks its rows down by several at once'
    return { rejects: [importProblem('UNKNOWN_LAYOUT', { ...wholeFile(file), line: header.line, detail })] }
  }
  const group = groups[0]
  if (format.group !== undefined && group === undefined) columns.set(format.group.column, { constant: 'all' })
  if (format.title !== undefined) {
    const title = titleOf(format.title.pattern, above)
    if (title === null && !columns.has(format.title.column)) {
      return { rejects: [importProblem('MISSING_TITLE', { ...wholeFile(file), value: format.title.column })] }
    }
    const own = columns.get(format.title.column)
    if (title !== null && (own === undefined || 'constant' in own))
      columns.set(format.title.column, { constant: title })
  }
  const warnings = header.cells.flatMap((value, index) =>
    used.has(index) || value.trim() === ''
      ? []
      : [importProblem('UNUSED_COLUMN', { file, line: header.line, column: null, value })],
  )
  return {
    layout: {
      format,
      headerLine: header.line,
      width: header.cells.length,
      nameless: [],
      columns,
      orgUnit: format.orgUnit === undefined ? null : { column: format.orgUnit.column, code, name },
      group: format.group === undefined || group === undefined ? null : { column: format.group.column, ...group },
      warnings,
    },
  }
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

function indexOf(source: SourceColumn, names: readonly string[]): number | null {
  const wanted = source.header.map(squash)
  const after = source.after === undefined ? null : squash(source.after)
  const index = names.findIndex(
    (name, position) => wanted.includes(name) && (after === null || names[position - 1] === after),
  )
  return index < 0 ? null : index
}

function firstOf(headers: readonly string[], names: readonly string[]): number | null {
  const index = headers.map((header) => names.indexOf(squash(header))).find((position) => position >= 0)
  return index ?? null
}

function titleOf(pattern: string, above: readonly CsvRecord[]): string | null {
  const expression = new RegExp(pattern)
  for (const record of above) {
    if ('fault' in record) continue
    const match = expression.exec(record.cells.join(','))
    if (match?.[1] !== undefined) return match[1]
  }
  return null
}

function wholeFile(file: string) {
  return { file, line: null, column: null, value: null }
}
