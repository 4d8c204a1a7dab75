import { type ParentOf, type ProtectedFigure, protect } from '@planwright/engine'

/**
 * The exact figures of one indicator for one period as a release shows them, in the same order; at the end those of
 * places where there is nobody. Releases and previews take this way, and no other: they hide and round the same.
 */
export function asReleased<F extends ProtectedFigure>(figures: readonly F[], parents: ParentOf): readonly F[] {
  return protect(figures, parents)
}
