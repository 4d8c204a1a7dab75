import { isShareOfPeople, peopleOf, roundedCount } from './counts.js'
import type { ProtectedFigure } from './figure.js'
import { base, boundSteps, fewest } from './rules.js'

/**
 * What can be told of a figure that is not shown: `5% or less`, `95% or more`, a number `fewer than 10`, or that it is about
 * fewer than 10 people.
 */
export interface Bound {
  readonly kind: 'atMost' | 'atLeast' | 'fewerThan' | 'fewPeople'
  readonly value: number
}

/**
 * What can be told of a place in place of a value. A share of enough people of whom few have the outcome, or few have it
 * not, is known to be low or high. How low depends on the shown number of people alone, so the bound says nothing more of
 * how many they are than that they are fewer than ten. Fewer than ten people is told alike of one and of nobody. Null where
 * nothing can be told.
 *
 * @param figure Null where the place has none.
 * @param isNumber Whether the indicator is a number of people.
 */
export function boundOf(figure: ProtectedFigure | null, isNumber: boolean): Bound | null {
  const people = figure === null ? 0 : peopleOf(figure)
  if (people === null) return null
  if (people < fewest) return { kind: isNumber ? 'fewerThan' : 'fewPeople', value: fewest }
  if (figure === null || !isShareOfPeople(figure) || figure.unit !== 'percent') return null
  const all = figure.denominator ?? 0
  const cases = figure.numerator ?? 0
  const isLow = cases < fewest
  const isHigh = all - cases < fewest
  const most = isLow === isHigh ? null : mostOf(all)
  if (most === null) return null
  return isLow ? { kind: 'atMost', value: most } : { kind: 'atLeast', value: 100 - most }
}

/** The least percentage that nine of so many are certain not to pass. */
function mostOf(all: number): number | null {
  const least = roundedCount(all) - Math.floor(base / 2)
  return boundSteps.find((step) => step * least >= 100 * (fewest - 1)) ?? null
}
