import { decimalsOf, type Unit } from '@planwright/sdk'
import { decimalOf, rounded, roundedQuotient } from '../exact/index.js'
import { roundedCount } from './cell.js'
import type { ProtectedFigure } from './figure.js'
import { base } from './rules.js'

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

/** A figure as readers without record access see it: counts to the base, a share from those counts. */
export function shownFigure<F extends ProtectedFigure>(figure: F): F {
  const numerator = roundedOrNull(figure.numerator)
  const denominator = roundedOrNull(figure.denominator)
  const parts = { numerator, denominator, people: roundedOrNull(figure.people) }
  const value = isShare(figure) ? share(numerator, denominator, figure.unit) : toStep(figure.value, figure.unit)
  return value === null ? hiddenFigure(figure) : { ...figure, ...parts, value }
}

/** A figure that is not shown: nothing but its place and the reason is left. */
export function hiddenFigure<F extends ProtectedFigure>(figure: F): F {
  return { ...figure, value: null, reason: 'SUPPRESSED', numerator: null, denominator: null, people: null }
}

/** A place that has no figure keeps its reason; what stood behind it goes. */
export function withoutCounts<F extends ProtectedFigure>(figure: F): F {
  return { ...figure, numerator: null, denominator: null, people: null }
}

function isShare({ numerator, denominator }: ProtectedFigure): boolean {
  return numerator !== null && denominator !== null
}

function share(numerator: number | null, denominator: number | null, unit: Unit): number | null {
  const parts = [decimalOf(numerator ?? Number.NaN), decimalOf(denominator ?? Number.NaN)] as const
  if (parts[0] === null || parts[1] === null) return null
  const text = roundedQuotient(parts[0], parts[1], decimalsOf[unit], unit === 'percent' ? 100n : 1n)
  return text === null ? null : Number(text)
}

function toStep(value: number | null, unit: Unit): number | null {
  if (value === null) return null
  const text = decimalOf(Math.round(value / stepOf[unit]) * stepOf[unit])
  return text === null ? null : Number(rounded(text, decimalsOf[unit]))
}

function roundedOrNull(count: number | null): number | null {
  return count === null ? null : roundedCount(count)
}
