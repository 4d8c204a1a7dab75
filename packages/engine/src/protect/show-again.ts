import { type Cell, type Count, type Range, type Standing, told } from './cell.js'
import { hide, isRestOfFew, isTold, type LinesOf } from './hide.js'
import type { Line } from './lines.js'
import { narrowLine, tighten } from './ranges.js'
import { byUse } from './use.js'

/**
 * Shows again what was hidden for the sake of others and need not be, the most useful first: hiding goes step by step, and a
 * later step often does for what an earlier one was taken. Afterwards no figure is hidden needlessly: showing any one of
 * them would tell a hidden count.
 *
 * @param first What was told of each cell before anything was hidden for others.
 */
export function showAgain(cells: readonly Cell[], first: ReadonlyMap<Cell, Standing>, linesOf: LinesOf): void {
  const hidden = cells.filter((cell) => cell.standing !== first.get(cell))
  for (const cell of hidden.sort((one, other) => byUse(other, one))) {
    cell.standing = first.get(cell) ?? cell.standing
    const before = new Map<Count, Range>()
    if (tellsNobody(cell, linesOf, before)) continue
    hide(cell)
    for (const [count, range] of before) Object.assign(count, range)
  }
}

/** Whether what a cell now tells leaves every hidden count in doubt. The ranges it narrows are noted in `before`. */
function tellsNobody(cell: Cell, linesOf: LinesOf, before: Map<Count, Range>): boolean {
  const waiting = new Set<Line>()
  const note = (count: Count) => {
    if (!before.has(count)) before.set(count, { low: count.low, high: count.high })
    for (const line of linesOf.get(count) ?? []) waiting.add(line)
  }
  for (const count of cell.counts) {
    const { low, high } = told(count)
    tighten(count, low, high, note)
    if (isTold(count) || (linesOf.get(count) ?? []).some(isRestOfFew)) return false
  }
  for (const line of waiting) {
    waiting.delete(line)
    narrowLine(line, note)
    if ([line.total, ...line.parts].some(isTold)) return false
  }
  return true
}
