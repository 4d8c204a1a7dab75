import type { Dataset, Row } from './dataset.js'
import { frozen } from './frozen.js'
import type { DimensionId } from './groups.js'
import type { Level } from './levels.js'
import type { Measurement, Unit } from './measurement.js'
import type { Text } from './text.js'
import type { Computed, IndicatorValue, Measure } from './value.js'

/** Rows for a worked example, by the dataset's name without its department (`attendance`). */
export type Given = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** A case worked by hand: executed against the real engine and shown to readers. */
export interface Example<G = Given> {
  readonly when: string
  readonly given: G
  /** The unit, group and period the answer is for; the district, all students and the only year unless said. */
  readonly at?: { readonly orgUnit?: string; readonly group?: string; readonly period?: string }
  readonly then: Measurement
}

/** One measure of how effective a department is, with the logic that calculates it. */
export interface Indicator<V extends IndicatorValue = IndicatorValue, G = Given> {
  readonly id: string
  readonly title: Text
  /** The question it answers, in words a family would use. */
  readonly question: Text
  readonly unit: Unit
  readonly better: 'higher' | 'lower'
  /** The plan's parts it measures: `goals/graduation-rate`, `actions/...`. */
  readonly advances: readonly string[]
  readonly value: V
  readonly levels: readonly Level[]
  readonly groups: readonly DimensionId[]
  readonly every: 'year' | 'month'
  /** A month's figure counts from the first day of its school year. */
  readonly window?: 'yearToDate'
  /** The role that answers for it. */
  readonly owner?: Text
  /** The role that answers for it when the owner is away. */
  readonly backup?: Text
  readonly method: Text
  /** Where the definition comes from: a statute, a regulation, a published guide. */
  readonly source?: Text
  readonly examples: readonly Example<G>[]
}

type DatasetOf<V> = V extends Measure ? V['of'] : V extends Computed<infer Inputs> ? Inputs[keyof Inputs]['of'] : never

type LocalName<Id> = Id extends `${string}.${infer Name}` ? Name : never

/** The rows an example of this value may give: typed by the datasets the value reads. */
export type GivenFor<V> = {
  readonly [D in DatasetOf<V> as D extends Dataset<infer Id> ? LocalName<Id> : never]: readonly Row<D>[]
} & RosterGiven

interface RosterGiven {
  readonly students?: readonly Readonly<Record<string, unknown>>[]
  readonly schools?: readonly Readonly<Record<string, unknown>>[]
  readonly enrollments?: readonly Readonly<Record<string, unknown>>[]
}

/** Declares an indicator. The result is frozen data. */
export function defineIndicator<V extends IndicatorValue>(
  indicator: Indicator<V, GivenFor<V>>,
): Indicator<V, GivenFor<V>> {
  return frozen(indicator)
}
