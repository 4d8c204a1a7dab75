import type { Reason, Unit } from '@planwright/sdk'

/** Where a figure belongs: an org unit, and `all` or `race/black`. */
export interface Place {
  readonly orgUnit: string
  readonly group: string
}

/** A figure to protect: its place, its answer, and the counts behind it. */
export interface ProtectedFigure extends Place {
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** The fewest people that stand behind any part of it. */
  readonly people: number | null
  /**
   * The most (in absolute value) that one person contributes anywhere in the district to the numerator, or to the value
   * of an aggregate: 1 where each is counted once. Null where it does not add up over people.
   */
  readonly numeratorMost: number | null
  /** The same of the denominator; of a computed value, the most that one person can move it by. */
  readonly denominatorMost: number | null
  readonly unit: Unit
}

/** Which org unit an org unit belongs to: classroom to school, school to zone, zone to district. */
export type ParentOf = ReadonlyMap<string, string>

/** A place as a key of maps. */
export function keyOf({ orgUnit, group }: Place): string {
  return `${orgUnit} ${group}`
}
