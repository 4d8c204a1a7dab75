import type { Unit } from '@planwright/sdk'
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

/** A value that is no quotient of two shown counts in the steps that readers without record access get it in, and the step. */
export function stepped(figure: ProtectedFigure): { readonly value: number; readonly step: number } {
  const step = Math.max(stepOf[figure.unit], stepOfFew(figure))
  return { value: Math.round((figure.value ?? 0) / step) * step, step }
}

/**
 * What a few people can move a value by: five times what one contributes at most to a sum; of a rate, five times one's share
 * of it, by the numerator or by the denominator. Of a computed value ten times: it has no counts of its own that could be
 * hidden for one another.
 */
function stepOfFew(figure: ProtectedFigure): number {
  const { numeratorMost, denominatorMost, denominator, unit } = figure
  if (denominator === null)
    return numeratorMost === null ? evenStep(2 * base * (denominatorMost ?? 0)) : base * numeratorMost
  if (denominator === 0) return 0
  const ofDenominator = ((figure.numerator ?? 0) * (denominatorMost ?? 0)) / denominator
  const most = Math.max(numeratorMost ?? 0, Math.abs(ofDenominator))
  return evenStep(((unit === 'percent' ? 100 : 1) * base * most) / Math.abs(denominator))
}

/** The least of 1, 2, 5, 10, 20 ... (and 0.1, 0.2, 0.5 ...) that is no less. */
function evenStep(least: number): number {
  if (least <= 0) return 0
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5, 10].find((digit) => digit * power >= least) ?? 10) * power
}
