import { cellOf } from './cell.js'
import type { ParentOf, ProtectedFigure } from './figure.js'
import { filled } from './filled.js'
import { hideForOthers } from './hide.js'
import { linesOf } from './lines.js'
import { hiddenFigure, shownFigure, withoutCounts } from './shown-figure.js'

/**
 * The figures of one protected indicator for one period as readers without record access see them, in the same order; at
 * the end those of groups that an org unit has nobody of, which look as hidden ones do.
 *
 * A figure is hidden (SUPPRESSED) where fewer than ten people stand behind it, have the outcome, or have it not; and where
 * it would let somebody work out a hidden one from sums over groups or over org units. Counts that are shown are rounded
 * to five, and shares are worked out from the rounded counts. Readers get a place and at most one characteristic at a
 * time: two disaggregations, no more.
 *
 * Nothing here depends on who asks, and the same figures always give the same answer.
 *
 * @param figures All of them: every org unit and group that somebody may see.
 */
export function protect<F extends ProtectedFigure>(figures: readonly F[], parentOf: ParentOf): readonly F[] {
  const whole = filled(figures)
  const counted = inOrder(whole.figures.filter(isCounted))
  const cells = new Map(counted.map((figure) => [figure, cellOf(figure, whole.added.has(figure))]))
  const all = [...cells.values()]
  hideForOthers(all, linesOf(all, parentOf))
  return whole.figures.map((figure) => {
    const cell = cells.get(figure)
    if (cell === undefined) return withoutCounts(figure)
    return cell.hidden || figure.reason !== null ? hiddenFigure(figure) : shownFigure(figure)
  })
}

/** Whether a figure says how many: one with a value, and one that has none because there was nobody to count. */
function isCounted({ reason }: ProtectedFigure): boolean {
  return reason === null || reason === 'ZERO_DENOMINATOR'
}

/** One order, whatever the order they were read in: what is hidden for others must not depend on it. */
function inOrder<F extends ProtectedFigure>(figures: readonly F[]): readonly F[] {
  const keyed = figures.map((figure) => ({ figure, key: `${figure.orgUnit} ${figure.group}` }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ figure }) => figure)
}
