import type { Bound } from './bound.js'
import { keyOf, type Place, type ProtectedFigure } from './figure.js'
import { type Combine, withSpans } from './spans.js'

/** What an earlier release told of a place: a value, a bound, or nothing. */
export type EarlierStanding = 'shown' | 'bounded' | 'hidden'

/** A place as an earlier release had it: the exact figure then, and what was told of it. */
export interface EarlierFigure<F extends ProtectedFigure = ProtectedFigure> {
  readonly place: Place
  readonly figure: F | null
  readonly bound: Bound | null
  readonly standing: EarlierStanding
}

/** An earlier release with the exact figures of its spans, which follow from those of single groups. */
export function completed<F extends ProtectedFigure>(
  release: readonly EarlierFigure<F>[],
  combine: Combine<F>,
): readonly EarlierFigure<F>[] {
  const exact = withSpans(
    release.flatMap(({ figure }) => figure ?? []),
    combine,
  )
  const at = new Map(exact.map((figure) => [keyOf(figure), figure]))
  return release.map((earlier) => ({ ...earlier, figure: at.get(keyOf(earlier.place)) ?? null }))
}
