import type { Reason, Unit } from '@planwright/sdk'

/** A figure to protect: its place, its answer, and the counts behind it. */
export interface ProtectedFigure {
  readonly orgUnit: string
  /** `all` or `race/black`. */
  readonly group: string
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  /**
   * The most (in absolute value) that one person contributes anywhere in the district to the numerator, or to the value
   * of an aggregate: 1 where each is counted once. Null where it does not add up over people.
   */
  readonly numeratorMost: number | null
  /** The same of the denominator. */
  readonly denominatorMost: number | null
  readonly unit: Unit
}

/** Which org unit an org unit belongs to: classroom to school, school to zone, zone to district. */
export type ParentOf = ReadonlyMap<string, string>
