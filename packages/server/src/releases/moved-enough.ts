import { fewest, type ProtectedFigure } from '@planwright/engine'

interface VersionedFigure extends ProtectedFigure {
  readonly version: string
}

/**
 * Whether a correction may show what became of a figure: it follows another definition, or it counts at least ten people more
 * or fewer, or of a sum as much as ten of them contribute at most. Else the difference between two releases would tell of single people, and the earlier figure stays.
 */
export function movedEnough(then: VersionedFigure, now: VersionedFigure): boolean {
  if (then.version !== now.version) return true
  const parts = [
    [then.numerator, now.numerator, mostOf(then.numeratorMost, now.numeratorMost)],
    [then.denominator, now.denominator, mostOf(then.denominatorMost, now.denominatorMost)],
    [then.people, now.people, 1],
  ] as const
  if (parts.some(([before, after, most]) => Math.abs((before ?? 0) - (after ?? 0)) >= fewest * most)) return true
  return now.denominator === null && now.numeratorMost !== null && movedAsSum(then, now)
}

function movedAsSum(then: VersionedFigure, now: VersionedFigure): boolean {
  const moved = Math.abs((then.value ?? 0) - (now.value ?? 0))
  return moved >= fewest * mostOf(then.numeratorMost, now.numeratorMost)
}

/** What one person contributes at most; infinite where it does not add up, so that such a part alone moves nothing. */
function mostOf(then: number | null, now: number | null): number {
  return then === null || now === null ? Number.POSITIVE_INFINITY : Math.max(1, then, now)
}
