import type { DimensionId, SourceFormat } from '@planwright/sdk'
import type { CsvRecord } from './csv-records.js'
import { anyGroupFinder } from './known-texts.js'
import { squash } from './nearest.js'

/** Which students a title line says the rows are about: those of a group, or group by group of a dimension (null: of several). */
export type TitledGroup = { readonly group: string } | { readonly by: DimensionId | null }

/** What the lines above the header say. */
export interface TitleLines {
  /** The values of dataset columns, such as the school year and the subject. */
  readonly values: ReadonlyMap<string, string>
  /** What is said of groups, all students aside unless nothing else is said. */
  readonly groups: readonly TitledGroup[]
  /** The first part that can only be a school, or that nobody understands; null where there is none. */
  readonly school: string | null
}

/** Reads what a format's title lines say: the first names the report and the year, the next what the rows are about. */
export function readTitles(format: SourceFormat, above: readonly CsvRecord[]): TitleLines {
  const lines = above.map(partsOf).filter((parts) => parts.length > 0)
  const values = new Map<string, string>()
  const groups: TitledGroup[] = []
  const units: string[] = []
  const year = format.title === undefined ? null : onlyMatch(format.title.pattern, lines.flat())
  if (format.title !== undefined && year !== null) values.set(format.title.column, year)
  for (const part of lines.slice(1).flat()) {
    const told = (format.titles ?? []).find((title) => saidBy(title.values, part) !== undefined)
    const group = groupOf(format, part)
    if (told !== undefined) values.set(told.column, saidBy(told.values, part) ?? '')
    else if (group === null) units.push(part)
    else groups.push(group)
  }
  const special = groups.filter((one) => !('group' in one && one.group === 'all'))
  const school = units.find((part) => squash(part) === 'allschools') ?? units[1] ?? null
  return { values: withoutEmpty(values), groups: special.length > 0 ? special : groups.slice(0, 1), school }
}

function partsOf(record: CsvRecord): readonly string[] {
  if ('fault' in record) return []
  return record.cells.flatMap((cell) => cell.split(',')).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
}

/** The one text that a pattern's first group finds in all parts; null where there is none, or several. */
function onlyMatch(pattern: string, parts: readonly string[]): string | null {
  const found = parts.flatMap((part) => [...part.matchAll(new RegExp(pattern, 'g'))].map((match) => match[1] ?? ''))
  const [only, ...others] = new Set(found)
  return only === undefined || others.length > 0 ? null : only
}

function saidBy(values: Readonly<Record<string, string | null>>, part: string): string | null | undefined {
  return Object.entries(values).find(([text]) => squash(text) === squash(part))?.[1]
}

function withoutEmpty(values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...values].filter(([, value]) => value !== ''))
}

function groupOf({ group }: SourceFormat, part: string): TitledGroup | null {
  if (isEverybody(part)) return { group: 'all' }
  const wanted = squash(part)
  const dimension = Object.entries(group?.headers ?? {}).find(([text]) => squash(text) === wanted)?.[1]
  if (dimension !== undefined) return { by: dimension }
  if (group?.mixed?.some((text) => squash(text) === wanted)) return { by: null }
  const found = anyGroupFinder()(part)
  return found === null ? null : { group: found }
}

/** Long title lines are cut off: `All Students` may stand there as `All Stu`. */
function isEverybody(part: string): boolean {
  const text = squash(part)
  return text.length > 'allst'.length && 'allstudents'.startsWith(text)
}
