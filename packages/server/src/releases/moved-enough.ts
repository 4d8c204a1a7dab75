import { fewest, type ProtectedFigure } from '@planwright/engine'

interface VersionedFigure extends ProtectedFigure {
  readonly version: string
}

/**
 * Whether a correction may show what became of a figure: it follows another definition, or it counts at least ten more
 * or fewer. Else the difference between two releases would tell of single people, and the earlier figure stays.
 */
export function movedEnough(then: VersionedFigure, now: VersionedFigure): boolean {
  if (then.version !== now.version) return true
  const counts = ['numerator', 'denominator', 'people'] as const
  if (counts.some((count) => differenceOf(then[count], now[count]) >= fewest)) return true
  return now.unit === 'count' && differenceOf(then.value, now.value) >= fewest
}

function differenceOf(then: number | null, now: number | null): number {
  return Math.abs((then ?? 0) - (now ?? 0))
}
