import type { Bound } from './bound.js'
import type { Cell, Range } from './cell.js'
import type { Counted } from './counts.js'
import { keyOf, type Place, type ProtectedFigure } from './figure.js'

/** What an earlier release told of a place: a value, a bound, or nothing. */
export type EarlierStanding = 'shown' | 'bounded' | 'hidden'

/** A place as an earlier release had it: the exact figure then, and what was told of it. */
export interface EarlierFigure<F extends ProtectedFigure = ProtectedFigure> {
  readonly place: Place
  readonly figure: F | null
  readonly bound: Bound | null
  readonly standing: EarlierStanding
}

const anything: Range = { low: 0, high: Number.POSITIVE_INFINITY }

/** What is known of each hidden count from several releases; whoever compares them believes that it stayed the same. */
export class Known {
  private readonly ranges = new Map<string, Range>()

  /** Adds what the cells of an earlier release, narrowed by all their sums, leave open. */
  add(cells: readonly Cell[]): void {
    for (const { place, counts, standing } of cells)
      if (standing === 'hidden' || standing === 'bounded')
        for (const { kind, low, high } of counts) {
          const key = `${keyOf(place)} ${kind}`
          const known = this.ranges.get(key) ?? anything
          this.ranges.set(key, { low: Math.max(known.low, low), high: Math.min(known.high, high) })
        }
  }

  /** What is known of a count; nothing where it is not what it was, because whoever thinks so is wrong. */
  of(place: Place, kind: Counted, size: number): Range {
    const known = this.ranges.get(`${keyOf(place)} ${kind}`)
    return known === undefined || size < known.low || size > known.high ? anything : known
  }
}
