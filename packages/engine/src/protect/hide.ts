import { type Cell, type Count, isSensitive } from './cell.js'
import type { Line } from './lines.js'
import { impliedBy, narrow } from './ranges.js'
import { doubt, fewest } from './rules.js'
import { byUse } from './use.js'

/** The lines each count is part of. */
export type LinesOf = ReadonlyMap<Count, readonly Line[]>

/**
 * Hides figures for the sake of hidden ones, until adding up leaves every hidden count in doubt: in the line that tells
 * the most, the least useful part still told; where no part is, the total.
 */
export function hideForOthers(cells: readonly Cell[], lines: readonly Line[], linesOf: LinesOf): void {
  for (const line of lines) while (isRestOfFew(line)) if (!hideOneIn(line)) break
  for (;;) {
    narrow(cells, lines)
    const told = cells.flatMap(({ counts }) => counts.filter(isTold))
    if (told.length === 0 || !hideOneFor(told, linesOf)) return
  }
}

/**
 * Whether a count is known too well: it is about few, and what is left open of it is less than the doubt asked for, or does
 * not reach down to nobody. As each release leaves so much open, nor do several together tell a count that stays the same.
 */
export function isTold(count: Count): boolean {
  const { low, high } = count
  return isSensitive(count) && (high - low < doubt || low > least)
}

/** Below this a range still reaches down to nobody, but for the arithmetic of doubles. */
const least = 1e-6

/**
 * Whether what a line does not show of a shown total is about one to nine people. Means and sums of amounts then tell
 * theirs: the total less what is shown.
 */
export function isRestOfFew({ total, parts, difference }: Line): boolean {
  if (total.kind !== 'people' || !total.cell.restTells || !isTelling(total.cell)) return false
  const rest = parts.reduce((sum, part) => (isTelling(part.cell) ? sum : sum + part.size), Math.max(0, difference ?? 0))
  return rest > 0 && rest < fewest
}

/** Whether something of a cell is told that can be hidden. */
export function isTelling({ standing }: Cell): boolean {
  return standing === 'shown' || standing === 'bounded'
}

/** Takes back what is told of a cell: a figure that an earlier release showed stays as it was there. */
export function hide(cell: Cell): void {
  cell.standing = cell.earlier === null ? 'hidden' : 'kept'
}

function hideOneIn(line: Line): boolean {
  const cell = leastUseful(line)
  if (cell !== undefined) hide(cell)
  return cell !== undefined
}

/**
 * Hides one more figure near each count that is told; what was hidden for a neighbour may do for it too. A count that has
 * nothing told beside it is known by way of others, so these are helped first; only if there is none, one figure is hidden
 * farther out.
 */
function hideOneFor(told: readonly Count[], linesOf: LinesOf): boolean {
  const helped = new Set<Cell>()
  for (const count of told) {
    const near = nearest(count, linesOf)
    if (near === undefined || neighboursOf(count.cell, linesOf).some((cell) => helped.has(cell))) continue
    hide(near)
    helped.add(near)
  }
  if (helped.size > 0) return true
  const [first] = told
  const far = first === undefined ? undefined : nearestTelling(first, linesOf)
  if (far !== undefined) hide(far)
  return far !== undefined
}

/** A bound of the count itself goes first; then the least useful figure of the line that tells the most. */
function nearest(count: Count, linesOf: LinesOf): Cell | undefined {
  if (isTelling(count.cell)) return count.cell
  const line = tightest(count, linesOf)
  return line === undefined ? undefined : leastUseful(line)
}

function neighboursOf(cell: Cell, linesOf: LinesOf): readonly Cell[] {
  return cell.counts.flatMap((count) => (linesOf.get(count) ?? []).flatMap(cellsOf))
}

/** The line with something to hide that leaves the least open of a count. */
function tightest(count: Count, linesOf: LinesOf): Line | undefined {
  const open = count.cell.counts.flatMap((one) =>
    (linesOf.get(one) ?? [])
      .filter((line) => leastUseful(line) !== undefined)
      .map((line) => ({ line, width: widthOf(line, one) })),
  )
  return open.reduce<(typeof open)[number] | undefined>(
    (best, one) => (best === undefined || one.width < best.width ? one : best),
    undefined,
  )?.line
}

function widthOf(line: Line, count: Count): number {
  const { low, high } = impliedBy(line, count)
  return Math.min(high, count.high) - Math.max(low, count.low)
}

/** The figure of a line that is missed least: a part if one is told, else the total. */
function leastUseful({ total, parts }: Line): Cell | undefined {
  const telling = parts.map(({ cell }) => cell).filter(isTelling)
  if (telling.length === 0) return isTelling(total.cell) ? total.cell : undefined
  return telling.reduce((least, cell) => (byUse(cell, least) < 0 ? cell : least))
}

/** Where everything beside a count is hidden: the first figure still told on the way outward. */
function nearestTelling(start: Count, linesOf: LinesOf): Cell | undefined {
  const seen = new Set<Cell>([start.cell])
  for (const cell of seen) {
    if (isTelling(cell)) return cell
    for (const count of cell.counts)
      for (const line of linesOf.get(count) ?? []) for (const next of cellsOf(line)) seen.add(next)
  }
  return undefined
}

function cellsOf({ total, parts }: Line): readonly Cell[] {
  return [total.cell, ...parts.map(({ cell }) => cell)]
}

/** The lines that each count is part of. */
export function linesByCount(lines: readonly Line[]): LinesOf {
  const found = new Map<Count, Line[]>()
  for (const line of lines)
    for (const count of [line.total, ...line.parts]) {
      const list = found.get(count)
      if (list === undefined) found.set(count, [line])
      else list.push(line)
    }
  return found
}
