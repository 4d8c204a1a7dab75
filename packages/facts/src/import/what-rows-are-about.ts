import type { DimensionId, SourceFormat } from '@planwright/sdk'
import type { FoundColumns } from './source-header.js'
import type { TitledGroup, TitleLines } from './title-lines.js'

/** Something that a file leaves open, or says in two ways. */
interface Contradiction {
  readonly code: 'MISSING_TITLE' | 'TITLE_DIFFERS' | 'SEVERAL_GROUPS'
  readonly value: string
  readonly detail: string
}

/**
 * What keeps a file's columns and title lines from saying together what its rows are about. A file that was filtered, or
 * lost a column, looks like one about all students of a district; its title lines tell.
 */
export function contradictions(
  format: SourceFormat,
  found: FoundColumns,
  titles: TitleLines,
): readonly Contradiction[] {
  return [
    ...untoldColumns(format, found, titles),
    ...schoolContradictions(found, titles),
    ...groupContradictions(format, found, titles),
  ]
}

function untoldColumns(format: SourceFormat, { columns }: FoundColumns, { values }: TitleLines) {
  const titled = [format.title?.column, ...(format.titles ?? []).map(({ column }) => column)]
  return titled.flatMap((column) =>
    column === undefined || columns.has(column) || values.has(column) ? [] : [missing(column)],
  )
}

function schoolContradictions({ school }: FoundColumns, titles: TitleLines): readonly Contradiction[] {
  if (titles.school === null || school.code !== null || school.name !== null) return []
  return [differs(titles.school, 'no column names the school')]
}

function groupContradictions(
  { group }: SourceFormat,
  { groups }: FoundColumns,
  titles: TitleLines,
): readonly Contradiction[] {
  if (group === undefined) return []
  const [column, ...others] = groups
  if (others.length > 0) return [{ code: 'SEVERAL_GROUPS', value: '', detail: '' }]
  if (column === undefined) return withoutColumn(titles.groups)
  return titles.groups.flatMap((titled) =>
    fits(titled, column.dimension) ? [] : [differs(textOf(titled), 'the column of groups holds others')],
  )
}

/** Without a column of groups, the title lines must name the one group that all rows are about. */
function withoutColumn(titled: readonly TitledGroup[]): readonly Contradiction[] {
  const [only, ...others] = titled
  if (only === undefined) return [missing('students the rows are about')]
  if ('group' in only && others.length === 0) return []
  return titled.map((one) => differs(textOf(one), 'no column names the group'))
}

function fits(titled: TitledGroup, dimension: DimensionId | null): boolean {
  if ('by' in titled) return titled.by === null || dimension === null || titled.by === dimension
  return titled.group.split('/')[0] === dimension
}

function textOf(titled: TitledGroup): string {
  return 'group' in titled ? titled.group : (titled.by ?? 'several groups')
}

function missing(what: string): Contradiction {
  return { code: 'MISSING_TITLE', value: what, detail: '' }
}

function differs(value: string, detail: string): Contradiction {
  return { code: 'TITLE_DIFFERS', value, detail }
}
