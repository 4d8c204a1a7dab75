import type { Cell, Count } from './cell.js'
import { type Counted, counted, isComputed, isRate } from './counts.js'
import { keyOf, type ParentOf, type Place } from './figure.js'
import { spanOf } from './spans.js'

/** Counts that add up: the parts and what they make, but for a difference that everybody may know. */
export interface Line {
  readonly total: Count
  readonly parts: readonly Count[]
  /** The total less its parts: pupils of two schools, or of no known group. Null where the parts do not make the total. */
  readonly difference: number | null
}

/** A total and its parts as cells: all students and the groups of one dimension, or an org unit and those within it. */
interface Sum {
  readonly total: Cell
  readonly parts: readonly Cell[]
}

/** Every sum that a reader can work out: over each dimension, over the org units of each, and within each figure. */
export function linesOf(cells: readonly Cell[], parentOf: ParentOf): readonly Line[] {
  const cellAt = new Map(cells.map((cell) => [keyOf(cell.place), cell]))
  const sums = [...overGroups(cells, cellAt), ...overOrgUnits(cells, cellAt, parentOf)]
  return [...sums.flatMap((sum) => counted.flatMap((kind) => lineOf(sum, kind))), ...cells.flatMap(withinCell)]
}

/** What is counted at each place in several years together, as the counts of the single years. */
export function overYears(together: readonly Cell[], years: readonly (readonly Cell[])[]): readonly Line[] {
  const cellAt = new Map(together.map((cell) => [keyOf(cell.place), cell]))
  const sums = sumsOf(
    years.flat(),
    ({ place }) => keyOf(place),
    ({ place }) => cellAt.get(keyOf(place)),
  )
  return sums.flatMap((sum) => counted.flatMap((kind) => lineOf(sum, kind)))
}

function lineOf({ total, parts }: Sum, kind: Counted): readonly Line[] {
  const whole = countOf(total, kind)
  const counts = parts.map((part) => countOf(part, kind)).filter((count) => count !== undefined)
  // Where nothing is known of anybody (a district that does not keep home languages), nothing adds up to the total.
  const isKnown = whole?.size === 0 || counts.some(({ size }) => size !== 0)
  return whole === undefined || !isKnown ? [] : [line(whole, counts)].map(asTotal)
}

/**
 * The fewest people behind several inputs, or behind the parts of a rate, add up only where they are behind the same one;
 * else nothing follows from a total.
 */
function asTotal(found: Line): Line {
  const { kind, cell } = found.total
  if (kind !== 'people' || cell.figure === null || found.difference === 0) return found
  return isComputed(cell.figure) || isRate(cell.figure) ? { ...found, difference: null } : found
}

function withinCell(cell: Cell): readonly Line[] {
  const all = countOf(cell, 'all')
  const cases = countOf(cell, 'cases')
  const others = countOf(cell, 'others')
  return all === undefined || cases === undefined || others === undefined ? [] : [line(all, [cases, others])]
}

function line(total: Count, parts: readonly Count[]): Line {
  return { total, parts, difference: parts.reduce((left, part) => left - part.size, total.size) }
}

function countOf(cell: Cell, kind: Counted): Count | undefined {
  return cell.counts.find((count) => count.kind === kind)
}

type CellAt = ReadonlyMap<string, Cell>

/** All students as the groups of each dimension, all students as the spans of grades, and each span as its grades. */
function overGroups(cells: readonly Cell[], cellAt: CellAt): readonly Sum[] {
  const groups = cells.filter(({ place }) => place.group !== 'all')
  const dimension = ({ group }: Place) => `${group.split('/')[0]}${spanOf(group) === group ? ' in spans' : ''}`
  const everybody = sumsOf(
    groups,
    ({ place }) => `${place.orgUnit} ${dimension(place)}`,
    ({ place }) => cellAt.get(keyOf({ ...place, group: 'all' })),
  )
  const singles = groups.filter(({ place }) => (spanOf(place.group) ?? place.group) !== place.group)
  const spanned = ({ place }: Cell) => keyOf({ ...place, group: spanOf(place.group) ?? '' })
  return [...everybody, ...sumsOf(singles, spanned, (cell) => cellAt.get(spanned(cell)))]
}

function overOrgUnits(cells: readonly Cell[], cellAt: CellAt, parentOf: ParentOf): readonly Sum[] {
  const units = new Set(cells.map(({ place }) => place.orgUnit))
  const above = ({ place }: Cell) => keyOf({ ...place, orgUnit: nearestAbove(place.orgUnit, units, parentOf) ?? '' })
  return sumsOf(cells, above, (cell) => cellAt.get(above(cell)))
}

/** The org unit nearest above that has figures of its own. */
function nearestAbove(orgUnit: string, units: ReadonlySet<string>, parentOf: ParentOf): string | undefined {
  let above = parentOf.get(orgUnit)
  while (above !== undefined && !units.has(above)) above = parentOf.get(above)
  return above
}

function sumsOf(
  cells: readonly Cell[],
  keyOf: (cell: Cell) => string,
  totalOf: (cell: Cell) => Cell | undefined,
): readonly Sum[] {
  const sums = new Map<string, { total: Cell; parts: Cell[] }>()
  for (const cell of cells) {
    const total = totalOf(cell)
    if (total === undefined) continue
    const key = keyOf(cell)
    const sum = sums.get(key) ?? { total, parts: [] }
    sum.parts.push(cell)
    sums.set(key, sum)
  }
  return [...sums.values()]
}
