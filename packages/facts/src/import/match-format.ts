import type { SourceFormat } from '@planwright/sdk'
import type { CsvRecord } from './csv-records.js'
import type { CellSource, FileLayout, FoundLayout } from './file-layout.js'
import type { Reject } from './import-report.js'
import { nearest, squash } from './nearest.js'
import { type ImportProblemCode, importProblem } from './problem-codes.js'
import {
  type Cells,
  type FoundColumns,
  findColumns,
  type Header,
  headerOf,
  isHeadings,
  knownHeaders,
} from './source-header.js'
import { readTitles, type TitleLines } from './title-lines.js'
import { contradictions } from './what-rows-are-about.js'

/**
 * Reads a record as the header of a format; null where it is none. A header with columns that the format does not know,
 * and a file whose title lines and columns don't say together what the rows are about, are refused.
 */
export function matchFormat(
  format: SourceFormat,
  file: string,
  above: readonly CsvRecord[],
  record: Cells,
): FoundLayout | null {
  const header = headerOf(record, above)
  const found = findColumns(format, header)
  if (!isHeaderOf(format, found)) return null
  const titleLines = above.filter((line) => !isHeadings(line))
  const titles = readTitles(format, titleLines)
  const reject = (code: ImportProblemCode, value: string, detail = ''): Reject =>
    importProblem(code, { file, line: header.line, column: null, value, detail })
  const rejects = [
    ...found.missing.map((column) => reject('MISSING_COLUMN', format.columns[column]?.header[0] ?? column)),
    ...strangeColumns(format, header, found).map(({ code, name, detail }) => reject(code, name, detail)),
    ...underOtherHeadings(header, found).map(({ name, detail }) => reject('HEADING_DIFFERS', name, detail)),
    ...contradictions(format, found, titles).map(({ code, value, detail }) => reject(code, value, detail)),
  ]
  return rejects.length > 0 ? { rejects } : { layout: layoutOf(format, file, header, found, titles) }
}

/** Whether a record is meant as the header, with mistakes or without: it names units, and something else that is known. */
function isHeaderOf(format: SourceFormat, found: FoundColumns): boolean {
  const { unit, school } = found
  const namesUnit = [unit.code, unit.name, school.code, school.name].some((index) => index !== null)
  return (format.orgUnit === undefined || namesUnit) && usedBy(found).length > 1
}

function usedBy({ columns, unit, school, groups }: FoundColumns): readonly number[] {
  const units = [unit.code, unit.name, school.code, school.name].filter((index) => index !== null)
  return [...[...columns.values()].map(({ index }) => index), ...units, ...groups.map(({ index }) => index)]
}

interface Strange {
  readonly code: 'DUPLICATE_COLUMN' | 'UNKNOWN_COLUMN'
  readonly name: string
  readonly detail: string
}

/** The columns that would not be read, but for those the format passes over. */
function strangeColumns(format: SourceFormat, { cells }: Header, found: FoundColumns): readonly Strange[] {
  const used = new Set(usedBy(found))
  const known = new Set(knownHeaders(format).map(squash))
  const ignored = new Set((format.ignores ?? []).map(squash))
  return cells.flatMap((name, index): readonly Strange[] => {
    if (used.has(index) || name.trim() === '' || ignored.has(squash(name))) return []
    if (known.has(squash(name))) return [{ code: 'DUPLICATE_COLUMN', name, detail: '' }]
    return [{ code: 'UNKNOWN_COLUMN', name, detail: remedyFor(name, format) }]
  })
}

function remedyFor(name: string, format: SourceFormat): string {
  const near = nearest(name, knownHeaders(format))
  const hint = near === null ? '' : `Did you mean "${near}"? `
  return `${hint}It may change what the rows are about, so it is not passed over: export the file without it.`
}

function underOtherHeadings({ cells, headings }: Header, { columns }: FoundColumns) {
  if (headings === null) return []
  return [...columns.values()].flatMap(({ index, source: { under } }) => {
    const heading = headings[index] ?? ''
    const isRight = under === undefined || under.some((text) => squash(text) === squash(heading))
    return isRight ? [] : [{ name: cells[index] ?? '', detail: `under "${heading}", not "${under.join('" or "')}"` }]
  })
}

function layoutOf(
  format: SourceFormat,
  file: string,
  header: Header,
  found: FoundColumns,
  titles: TitleLines,
): FileLayout {
  const used = new Set(usedBy(found))
  const [group] = found.groups
  const unread = [...header.cells.entries()].filter(([index]) => !used.has(index))
  const ignored = unread.filter(([, cell]) => cell.trim() !== '')
  const { orgUnit } = format
  return {
    format,
    headerLine: header.line,
    width: header.cells.length,
    nameless: unread.filter(([, cell]) => cell.trim() === '').map(([index]) => index),
    columns: cellSources(format, found, titles),
    orgUnit: orgUnit === undefined ? null : { column: orgUnit.column, ...found.unit, school: found.school },
    group: format.group === undefined || group === undefined ? null : { column: format.group.column, ...group },
    warnings: ignored.map(([, value]) =>
      importProblem('UNUSED_COLUMN', { file, line: header.line, column: null, value }),
    ),
  }
}

/** Where each dataset column comes from: a column of the file, else what the title lines say. */
function cellSources(
  format: SourceFormat,
  { columns, groups }: FoundColumns,
  titles: TitleLines,
): ReadonlyMap<string, CellSource> {
  const sources = new Map<string, CellSource>()
  for (const [column, constant] of titles.values) sources.set(column, { constant })
  for (const [column, { index, source }] of columns) sources.set(column, { index, replace: source.replace ?? null })
  const [titled] = titles.groups
  if (format.group !== undefined && groups.length === 0 && titled !== undefined && 'group' in titled) {
    sources.set(format.group.column, { constant: titled.group })
  }
  return sources
}
