import type { Column, Dataset } from '@planwright/sdk'
import type { FileLayout } from './file-layout.js'
import { trimmed } from './id-fault.js'
import { anyGroupFinder, groupFinder, spellings } from './known-texts.js'
import { squash } from './nearest.js'
import type { NamedUnit } from './org-units.js'

/** The texts of a row in the order of the dataset's columns, and how its source names the org unit. */
export interface RowTexts {
  readonly texts: readonly (string | null)[]
  readonly unit: NamedUnit
}

type TextReader = (cells: readonly string[]) => string | null

/** How rows of a file become texts by dataset column; the texts are judged later. */
export function rowReader(dataset: Dataset, layout: FileLayout): (cells: readonly string[]) => RowTexts {
  const readers = Object.entries(dataset.columns).map(([name, { kind }]) =>
    textReader(dataset, layout, name, layout.format === null && isId(kind) ? asWritten : unwrapped),
  )
  const { orgUnit } = layout
  const cell = (cells: readonly string[], index: number | null | undefined): string | null =>
    index === null || index === undefined ? null : unwrapped(cells[index] ?? '')
  return (cells) => ({
    texts: readers.map((read) => read(cells)),
    unit: {
      code: cell(cells, orgUnit?.code),
      name: cell(cells, orgUnit?.name),
      schoolCode: cell(cells, orgUnit?.school.code),
      schoolName: cell(cells, orgUnit?.school.name),
    },
  })
}

function textReader(
  dataset: Dataset,
  layout: FileLayout,
  name: string,
  plain: (cell: string) => string | null,
): TextReader {
  const { group } = layout
  if (group !== null && group.column === name) {
    const find = group.dimension === null ? anyGroupFinder() : groupFinder(group.dimension)
    return (cells) => {
      const label = plain(cells[group.index] ?? '')
      return label === null ? null : (find(label) ?? label)
    }
  }
  const source = layout.columns.get(name)
  if (source === undefined) return () => null
  const tidy = tidyOf(dataset, layout, name)
  if ('constant' in source) {
    const constant = tidy(source.constant)
    return () => constant
  }
  const { index, replace } = source
  return (cells) => {
    const text = plain(cells[index] ?? '')
    if (text === null) return null
    return tidy(replace?.[text] ?? text)
  }
}

function tidyOf(dataset: Dataset, layout: FileLayout, name: string): (text: string) => string {
  const column = dataset.columns[name]
  if (column?.kind === 'oneOf') {
    const known = spellings(name, column)
    return (text) => known.get(squash(text)) ?? text
  }
  if (column?.kind === 'schoolYear' && layout.format !== null) return shortYear
  const markers = layout.format?.markers
  if (markers === undefined || (column?.kind !== 'publishedCount' && column?.kind !== 'publishedRate')) {
    return (text) => text
  }
  return (text) => {
    if (markers.suppressed.includes(text)) return '*'
    return markers.notApplicable.includes(text) ? 'N/A' : text
  }
}

/** A school year as we write it: files also write `2018-2019`. */
function shortYear(text: string): string {
  return text.replace(/^(\d{4})\s*-\s*\d{2}(\d{2})$/, '$1-$2')
}

/** Ids are kept as they are written, so that two that look alike are never taken for one another. */
function asWritten(cell: string): string | null {
  return innerText(cell) || null
}

function unwrapped(cell: string): string | null {
  return trimmed(innerText(cell)) || null
}

/** The text of a cell that a spreadsheet export wrapped as `="0640011"` to keep it a text. */
function innerText(cell: string): string {
  return cell.includes('="') ? (/^="(.*)"$/s.exec(cell.trim())?.[1] ?? cell) : cell
}

function isId(kind: Column['kind']): boolean {
  return ['student', 'school', 'classroom', 'staff', 'zone'].includes(kind)
}
