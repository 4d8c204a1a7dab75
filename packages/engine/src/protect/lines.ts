import type { Cell, Count } from './cell.js'
import { type Counted, counted } from './counts.js'
import type { ParentOf } from './figure.js'

/** Counts that add up: the parts and what they make, but for a difference that everybody may know. */
export interface Line {
  readonly total: Count
  readonly parts: readonly Count[]
  /** The total less its parts: pupils of two schools, or of no known group. */
  readonly difference: number
}

/** A total and its parts as cells: all students and the groups of one dimension, or an org unit and those within it. */
interface Sum {
  readonly total: Cell
  readonly parts: readonly Cell[]
}

/** Every sum that a reader can work out: over each dimension, over the org units of each, and within each figure. */
export function linesOf(cells: readonly Cell[], parentOf: ParentOf): readonly Line[] {
  const sums = [...overDimensions(cells), ...overOrgUnits(cells, parentOf)]
  return [...sums.flatMap((sum) => counted.flatMap((kind) => lineOf(sum, kind))), ...cells.flatMap(withinCell)]
}

function lineOf({ total, parts }: Sum, kind: Counted): readonly Line[] {
  const whole = countOf(total, kind)
  const counts = parts.map((part) => countOf(part, kind)).filter((count) => count !== undefined)
  return whole === undefined || counts.length === 0 ? [] : [line(whole, counts)]
}

function withinCell(cell: Cell): readonly Line[] {
  const all = countOf(cell, 'all')
  const cases = countOf(cell, 'cases')
  const others = countOf(cell, 'others')
  return all === undefined || cases === undefined || others === undefined ? [] : [line(all, [cases, others])]
}

function line(total: Count, parts: readonly Count[]): Line {
  return { total, parts, difference: parts.reduce((left, part) => left - part.exact, total.exact) }
}

function countOf(cell: Cell, kind: Counted): Count | undefined {
  return cell.counts.find((count) => count.kind === kind)
}

function overDimensions(cells: readonly Cell[]): readonly Sum[] {
  const totals = new Map(cells.filter(isEverybody).map((cell) => [cell.figure.orgUnit, cell]))
  const groups = cells.filter((cell) => !isEverybody(cell))
  return sumsOf(
    groups,
    ({ figure }) => `${figure.orgUnit} ${figure.group.split('/')[0]}`,
    ({ figure }) => totals.get(figure.orgUnit),
  )
}

function overOrgUnits(cells: readonly Cell[], parentOf: ParentOf): readonly Sum[] {
  const units = new Set(cells.map(({ figure }) => figure.orgUnit))
  const places = new Map(cells.map((cell) => [placeOf(cell.figure.orgUnit, cell.figure.group), cell]))
  const parent = (cell: Cell) => {
    const above = nearestAbove(cell.figure.orgUnit, units, parentOf)
    return above === undefined ? undefined : places.get(placeOf(above, cell.figure.group))
  }
  return sumsOf(
    cells,
    (cell) => placeOf(nearestAbove(cell.figure.orgUnit, units, parentOf) ?? '', cell.figure.group),
    parent,
  )
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

function isEverybody({ figure }: Cell): boolean {
  return figure.group === 'all'
}

function placeOf(orgUnit: string, group: string): string {
  return `${orgUnit} ${group}`
}
