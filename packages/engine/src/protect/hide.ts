import { type Cell, type Count, isSensitive } from './cell.js'
import type { Line } from './lines.js'
import { impliedBy, narrow } from './ranges.js'
import { doubt } from './rules.js'

/** The lines each count is part of. */
type LinesOf = ReadonlyMap<Count, readonly Line[]>

/**
 * Hides figures for the sake of hidden ones, until adding up leaves every hidden count in doubt: in the line that tells
 * the most, the smallest part still shown; where no part is, the total.
 */
export function hideForOthers(cells: readonly Cell[], lines: readonly Line[]): void {
  const linesOf = linesByCount(lines)
  for (;;) {
    narrow(cells, lines)
    const told = cells.flatMap(({ counts, hidden }) => (hidden ? counts.filter(isTold) : []))
    if (told.length === 0 || !hideOneFor(told, linesOf)) return
  }
}

function isTold(count: Count): boolean {
  return isSensitive(count) && count.high - count.low < doubt
}

/**
 * Hides one more figure near each cell that is told; what was hidden for a neighbour may do for it too. A count that has
 * nothing shown beside it is told by way of others, so these are helped first; only if there is none, one figure is hidden
 * farther out.
 */
function hideOneFor(told: readonly Count[], linesOf: LinesOf): boolean {
  const helped = new Set<Cell>()
  for (const count of told) {
    const line = tightest(count, linesOf)
    const near = line === undefined ? undefined : smallestShown(line)
    if (near === undefined || neighboursOf(count.cell, linesOf).some((cell) => helped.has(cell))) continue
    near.hidden = true
    helped.add(near)
  }
  if (helped.size > 0) return true
  const [first] = told
  const far = first === undefined ? undefined : nearestShown(first, linesOf)
  if (far === undefined) return false
  far.hidden = true
  return true
}

function neighboursOf(cell: Cell, linesOf: LinesOf): readonly Cell[] {
  return cell.counts.flatMap((count) => (linesOf.get(count) ?? []).flatMap(cellsOf))
}

/** The line with something to hide that leaves the least open of a count. */
function tightest(count: Count, linesOf: LinesOf): Line | undefined {
  const open = count.cell.counts.flatMap((one) =>
    (linesOf.get(one) ?? [])
      .filter((line) => smallestShown(line) !== undefined)
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

function smallestShown({ total, parts }: Line): Cell | undefined {
  const shown = parts.filter(({ cell }) => !cell.hidden)
  if (shown.length === 0) return total.cell.hidden ? undefined : total.cell
  return shown.reduce((least, part) => (part.exact < least.exact ? part : least)).cell
}

/** Where everything beside a count is hidden: the first figure still shown on the way outward. */
function nearestShown(start: Count, linesOf: LinesOf): Cell | undefined {
  const seen = new Set<Cell>([start.cell])
  for (const cell of seen) {
    if (!cell.hidden) return cell
    for (const count of cell.counts)
      for (const line of linesOf.get(count) ?? []) for (const next of cellsOf(line)) seen.add(next)
  }
  return undefined
}

function cellsOf({ total, parts }: Line): readonly Cell[] {
  return [total.cell, ...parts.map(({ cell }) => cell)]
}

function linesByCount(lines: readonly Line[]): LinesOf {
  const found = new Map<Count, Line[]>()
  for (const line of lines)
    for (const count of [line.total, ...line.parts]) {
      const list = found.get(count)
      if (list === undefined) found.set(count, [line])
      else list.push(line)
    }
  return found
}
