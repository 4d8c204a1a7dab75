/** Why a number is missing. Every observation has exactly one of a value and a reason. */
export const reasons = ['NO_DATA', 'NOT_YET_DUE', 'ZERO_DENOMINATOR', 'SUPPRESSED', 'NOT_APPLICABLE', 'FAILED'] as const
export type Reason = (typeof reasons)[number]

/** The unit a value is shown in; it decides how many decimals are kept. */
export type Unit = 'percent' | 'count' | 'days' | 'hours' | 'years' | 'dollars' | 'ratio' | 'percentagePoints'

/** Decimals kept for each unit. Rounding happens once, at the edge, half up. */
export const decimalsOf: Readonly<Record<Unit, number>> = {
  percent: 1,
  percentagePoints: 1,
  count: 0,
  days: 1,
  hours: 1,
  years: 1,
  dollars: 2,
  ratio: 2,
}

/** A number that was measured. */
export interface Value {
  readonly kind: 'value'
  readonly value: number
  readonly unit: Unit
}

/** No number, and why. */
export interface Unavailable {
  readonly kind: 'unavailable'
  readonly reason: Reason
}

export type Measurement = Value | Unavailable

const measuredIn =
  (unit: Unit) =>
  (value: number): Value =>
    Object.freeze({ kind: 'value', value, unit })

/** A share in percent: `percent(50)` is one half. */
export const percent = measuredIn('percent')
/** A number of things or people. */
export const count = measuredIn('count')
export const days = measuredIn('days')
export const hours = measuredIn('hours')
export const years = measuredIn('years')
export const dollars = measuredIn('dollars')
/** A quotient of two values, such as a risk ratio. */
export const quotient = measuredIn('ratio')
/** A difference of two percentages. */
export const percentagePoints = measuredIn('percentagePoints')

/** No value, with the reason a reader is told. */
export function unavailable(reason: Reason): Unavailable {
  return Object.freeze({ kind: 'unavailable', reason })
}
