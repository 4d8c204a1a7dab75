import type { Bound } from './bound.js'
import type { Place, ProtectedFigure } from './figure.js'

/** What an earlier release told of a place: a value, a bound, or nothing. */
export type EarlierStanding = 'shown' | 'bounded' | 'hidden'

/** A place as an earlier release had it: the exact figure then, and what was told of it. */
export interface EarlierFigure<F extends ProtectedFigure = ProtectedFigure> {
  readonly place: Place
  readonly figure: F | null
  readonly bound: Bound | null
  readonly standing: EarlierStanding
}
