import { type Cell, type CellRules, cellOf } from './cell.js'
import type { EarlierFigure } from './earlier.js'
import type { Place, ProtectedFigure } from './figure.js'
import { fewest } from './rules.js'

/** A cell of a correction: what was hidden stays hidden; what moved enough and may be told is told anew; the rest stays. */
export function correctedCell<F extends ProtectedFigure>(
  place: Place,
  figure: F | null,
  rules: CellRules,
  then: EarlierFigure<F> | undefined,
  isMoved: (then: F, now: F) => boolean = () => false,
): Cell<F> {
  const cell = cellOf(place, figure, rules, then ?? null)
  const isToldAnew = cell.standing !== 'hidden' && then !== undefined && then.standing !== 'hidden'
  if (!isToldAnew || !hasMoved(then.figure, figure, isMoved)) cell.standing = then === undefined ? 'hidden' : 'kept'
  return cell
}

/** Whether a figure, or its coming or going, is about ten people more or fewer. */
function hasMoved<F extends ProtectedFigure>(
  then: F | null,
  now: F | null,
  isMoved: (then: F, now: F) => boolean,
): boolean {
  if (then !== null && now !== null) return isMoved(then, now)
  return ((then ?? now)?.people ?? 0) >= fewest
}
