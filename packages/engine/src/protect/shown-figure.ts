import { decimalsOf, type Unit } from '@planwright/sdk'
import { decimalOf, rounded, roundedQuotient } from '../exact/index.js'
import type { Bound } from './bound.js'
import { isShareOfPeople, roundedCount } from './counts.js'
import type { ProtectedFigure } from './figure.js'
import { base } from './rules.js'

/** A figure as a reader without record access gets it: a value, or a reason and perhaps a bound. */
export type Answered<F> = F & { readonly bound: Bound | null }

/** What a value that is no quotient of two counts is rounded to, in its own unit: finer steps would tell single people. */
const stepOf: Readonly<Record<Unit, number>> = {
  percent: 1,
  percentagePoints: 1,
  count: base,
  days: 1,
  hours: 1,
  years: 1,
  dollars: 100,
  ratio: 0.1,
}

/**
 * A figure as readers without record access see it: counts to the base, a share from those counts. A sum is rounded to five
 * times what one person contributes at most; a rate of sums, to what one person can move it by; their parts are not told.
 */
export function shownFigure<F extends ProtectedFigure>(figure: F): Answered<F> | null {
  const people = figure.people === null ? null : roundedCount(figure.people)
  const { numerator, denominator } = isShareOfPeople(figure) ? roundedParts(figure) : nothing
  const value =
    numerator === null || denominator === null ? stepped(figure) : share(numerator, denominator, figure.unit)
  return value === null ? null : { ...figure, people, numerator, denominator, value, bound: null }
}

/** A place of which at most a bound is told: built from the question alone, so that nothing of the figure is left. */
export function withoutFigure<F extends ProtectedFigure>(question: F, bound: Bound | null): Answered<F> {
  const nothing = { value: null, numerator: null, denominator: null, people: null }
  return { ...question, ...nothing, reason: 'SUPPRESSED', bound }
}

const nothing = { numerator: null, denominator: null }

function roundedParts({ numerator, denominator }: ProtectedFigure) {
  return { numerator: roundedCount(numerator ?? 0), denominator: roundedCount(denominator ?? 0) }
}

function share(numerator: number, denominator: number, unit: Unit): number | null {
  const parts = [decimalOf(numerator), decimalOf(denominator)] as const
  if (parts[0] === null || parts[1] === null) return null
  const text = roundedQuotient(parts[0], parts[1], decimalsOf[unit], unit === 'percent' ? 100n : 1n)
  return text === null ? null : Number(text)
}

function stepped(figure: ProtectedFigure): number | null {
  const { value, unit } = figure
  if (value === null) return null
  const step = Math.max(stepOf[unit], stepOfOne(figure))
  const text = decimalOf(Math.round(value / step) * step)
  return text === null ? null : Number(rounded(text, decimalsOf[unit]))
}

/** What one person can move a value by: five times what one contributes to a sum; of a rate of sums, one's share of it. */
function stepOfOne({ numeratorMost, denominatorMost, denominator, unit }: ProtectedFigure): number {
  if (numeratorMost === null) return 0
  if (denominator === null) return base * numeratorMost
  if (denominatorMost === null || denominator <= 0) return 0
  return evenStep(((unit === 'percent' ? 100 : 1) * Math.max(numeratorMost, denominatorMost)) / denominator)
}

/** The least of 1, 2, 5, 10, 20 ... (and 0.1, 0.2, 0.5 ...) that is no less. */
function evenStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5, 10].find((digit) => digit * power >= least) ?? 10) * power
}
