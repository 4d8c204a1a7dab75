import type { DimensionId, SourceColumn, SourceFormat } from '@planwright/sdk'
import type { CsvRecord } from './csv-records.js'
import { squash } from './nearest.js'

export type Cells = Extract<CsvRecord, { readonly cells: readonly string[] }>

/** A header line with the heading that each of its cells stands under. */
export interface Header {
  readonly line: number
  readonly cells: readonly string[]
  /** The cells as they are compared. */
  readonly names: readonly string[]
  /** The heading above each cell as it is compared; null where the file has no line of headings. */
  readonly headings: readonly string[] | null
}

/** How the columns of a file are found in a format. Positions are those of the header's cells. */
export interface FoundColumns {
  readonly columns: ReadonlyMap<string, { readonly index: number; readonly source: SourceColumn }>
  readonly unit: FoundUnit
  readonly school: FoundUnit
  /** The columns that name a group, with their dimension; null for labels of several. */
  readonly groups: readonly { readonly index: number; readonly dimension: DimensionId | null }[]
  /** Dataset columns that every file of the format has, and this one lacks. */
  readonly missing: readonly string[]
}

export interface FoundUnit {
  readonly code: number | null
  readonly name: number | null
}

/** The header of a record, with the line of headings above it if there is one. */
export function headerOf(record: Cells, above: readonly CsvRecord[]): Header {
  const last = above.at(-1)
  const headings = last === undefined || !isHeadings(last) ? null : spread(last.cells, record.cells.length)
  return { line: record.line, cells: record.cells, names: record.cells.map(squash), headings }
}

/** Whether a line holds headings over some of the columns: its first cell is empty, and another is not. */
export function isHeadings(record: CsvRecord): record is Cells {
  if ('fault' in record || record.cells.length < 2) return false
  return record.cells[0]?.trim() === '' && record.cells.some((cell) => cell.trim() !== '')
}

/** Finds the columns of a format in a header. */
export function findColumns(format: SourceFormat, header: Header): FoundColumns {
  const { names } = header
  const columns = new Map<string, { index: number; source: SourceColumn }>()
  const missing: string[] = []
  for (const [column, source] of Object.entries(format.columns)) {
    const index = indexOf(source, header)
    if (index !== null) columns.set(column, { index, source })
    else if (source.optional !== true && !isTitled(format, column)) missing.push(column)
  }
  for (const { source } of columns.values()) {
    const { beside } = source
    if (beside !== undefined && !columns.has(beside) && !missing.includes(beside)) missing.push(beside)
  }
  const taken = new Set([...columns.values()].map(({ index }) => index))
  const groups = names.flatMap((_, index) => {
    const dimension = taken.has(index) ? undefined : dimensionAt(format, names, index)
    return dimension === undefined ? [] : [{ index, dimension }]
  })
  const { orgUnit } = format
  return {
    columns,
    unit: { code: firstOf(orgUnit?.code ?? [], names), name: firstOf(orgUnit?.name ?? [], names) },
    school: { code: firstOf(orgUnit?.school?.code ?? [], names), name: firstOf(orgUnit?.school?.name ?? [], names) },
    groups,
    missing,
  }
}

/** Every header that a format knows. */
export function knownHeaders(format: SourceFormat): readonly string[] {
  const { orgUnit, group, columns } = format
  const units = [orgUnit, orgUnit?.school].flatMap((unit) => [...(unit?.code ?? []), ...(unit?.name ?? [])])
  const groups = [...Object.keys(group?.headers ?? {}), ...(group?.mixed ?? [])]
  return [...units, ...groups, ...Object.values(columns).flatMap(({ header }) => header)]
}

function isTitled(format: SourceFormat, column: string): boolean {
  return format.title?.column === column || (format.titles ?? []).some((title) => title.column === column)
}

function dimensionAt({ group }: SourceFormat, names: readonly string[], index: number): DimensionId | null | undefined {
  const own = Object.entries(group?.headers ?? {}).find(([text]) => squash(text) === names[index])
  if (own !== undefined) return own[1]
  return group?.mixed?.some((text) => squash(text) === names[index]) ? null : undefined
}

/** Where a column stands: under its own name, or under its name with the heading before it. */
function indexOf(source: SourceColumn, { names, headings }: Header): number | null {
  const wanted = source.header.map(squash)
  const after = source.after === undefined ? null : squash(source.after)
  const index = names.findIndex((name, position) => {
    if (after !== null && names[position - 1] !== after) return false
    return wanted.includes(name) || (headings !== null && wanted.includes(`${headings[position]}${name}`))
  })
  return index < 0 ? null : index
}

function firstOf(headers: readonly string[], names: readonly string[]): number | null {
  const index = headers.map((header) => names.indexOf(squash(header))).find((position) => position >= 0)
  return index ?? null
}

/** A heading covers the columns up to the next one. */
function spread(headings: readonly string[], width: number): readonly string[] {
  let heading = ''
  return Array.from({ length: width }, (_, index) => {
    const own = squash(headings[index] ?? '')
    if (own !== '') heading = own
    return heading
  })
}
