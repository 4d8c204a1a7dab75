import { decimalsOf, type Unit } from '@planwright/sdk'
import { decimalOf, rounded, roundedQuotient } from '../exact/index.js'
import type { Bound } from './bound.js'
import { isShareOfPeople, roundedCount } from './counts.js'
import type { ProtectedFigure } from './figure.js'
import { stepped } from './stepped.js'

/** A figure as a reader without record access gets it: a value, or a reason and perhaps a bound. */
export type Answered<F> = F & { readonly bound: Bound | null }

/**
 * A figure as readers without record access see it: counts to the base, a share from those counts. A sum is rounded to five
 * times what one person contributes at most; a rate of sums, to what five can move it by; their parts are not told.
 */
export function shownFigure<F extends ProtectedFigure>(figure: F): Answered<F> | null {
  const people = figure.people === null ? null : roundedCount(figure.people)
  const { numerator, denominator } = isShareOfPeople(figure) ? roundedParts(figure) : nothing
  const value =
    numerator === null || denominator === null ? roundedToStep(figure) : share(numerator, denominator, figure.unit)
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

function roundedToStep(figure: ProtectedFigure): number | null {
  if (figure.value === null) return null
  const text = decimalOf(stepped(figure).value)
  return text === null ? null : Number(rounded(text, decimalsOf[figure.unit]))
}
