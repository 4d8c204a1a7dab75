import type { ComputedRunner } from '@planwright/computed'
import type { Period, Reason, Unit } from '@planwright/sdk'

/** One answer of one indicator: exactly one of `value` and `reason` is set. */
export interface Observation {
  readonly indicator: string
  /** The version of the definition it was worked out by. */
  readonly version: string
  readonly orgUnit: string
  /** `all` or `race/black`. */
  readonly group: string
  readonly period: Period
  /** Rounded once, half up, to the unit's decimals. */
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** How many people stand behind it: those whose rows give it its value, where it is about people. */
  readonly people: number | null
  /**
   * The most (in absolute value) that one person contributes anywhere in the district, in the period, to the numerator, or
   * to the value of an aggregate: 1 where each is counted once. Null where it does not add up over people.
   */
  readonly numeratorMost: number | null
  /** The same of the denominator; of a computed value, the most that one person can move it by. */
  readonly denominatorMost: number | null
  /** The latest day of the rows it counts. */
  readonly dataThrough: string
  readonly unit: Unit
}

/** Something that made an indicator fail. Its other answers, and other indicators, are not touched by it. */
export interface CalculationProblem {
  readonly indicator: string
  /** Where: an org unit, group and period, or the formula. */
  readonly place: string
  readonly message: string
  readonly remedy: string
}

export interface CalculateOptions {
  /** Told after each statement how many are done. */
  readonly onProgress?: (done: number, total: number) => void
  /** Told of each failure, by the indicator's name. */
  readonly onProblem?: (problem: CalculationProblem) => void
  /** Where the functions of computed values run; in this process unless said. */
  readonly computed?: ComputedRunner
  /** Ends the work of those functions. */
  readonly signal?: AbortSignal
}
