import type { Growth } from '@planwright/facts'
import { type Period, type Reason, schoolYearOfPeriod, startOf, type Unit } from '@planwright/sdk'
import { compare, type Decimal, decimalOf, subtract } from '../exact/index.js'
import { reasonInWords } from '../words/index.js'
import * as because from './because.js'
import { contains, intervalOf, isAtLeastAsGood, isWithinMargin } from './comparison.js'
import type { Status } from './status.js'
import { expectedValue, hasBaseline, type JudgedTarget, type TargetFromBaseline } from './target.js'
import { againstValue } from './target-value.js'
import { mayStillChange, periodInWords } from './year-so-far.js'

/** A figure to judge, in its indicator's terms. */
export interface JudgedFigure {
  readonly indicator: { readonly unit: Unit; readonly better: 'higher' | 'lower' }
  readonly period: Period
  readonly value: number | null
  readonly reason: Reason | null
  readonly numerator?: number | null
  readonly denominator?: number | null
  readonly target: JudgedTarget | null
  /** What becomes of the value until its school year is over; null where the figure is of the whole year. */
  readonly toDate: Growth | null
}

/**
 * How a figure stands against its target.
 *
 * The expected value follows a straight line from the baseline year to the due year, and is the target from then
 * on. At or better than expected, or short of it by no more than the target's margin, is ON_TRACK. Short of that, the answer is CANNOT_TELL where the 95% Wilson interval
 * of the share reaches the expected value, AT_RISK where at least half of the change planned up to this year was
 * made ([0.5, 1)), and OFF_TRACK below that ((-∞, 0.5)). A target without a baseline asks for its value alone. Of a sum or
 * count to date, only what no further row can change is said (see {@link mayStillChange}); else it is CANNOT_TELL.
 */
export function judge(figure: JudgedFigure): Status {
  const { target, value, period, indicator } = figure
  if (target === null) return { level: 'NO_TARGET', because: because.noTarget() }
  const shown = value === null ? null : decimalOf(value)
  if (shown === null) return { level: 'AWAITING', because: because.noFigure(reasonInWords(figure.reason ?? 'NO_DATA')) }
  if (!hasBaseline(target)) return againstValue({ ...figure, target, shown })
  const expected = expectedValue(target, period, indicator.unit)
  const baseline = decimalOf(target.baseline.value)
  if (expected === null || baseline === null) return { level: 'NO_TARGET', because: because.noTarget() }
  if (!isAfterBaseline(period, target))
    return { level: 'AWAITING', because: because.baselineYear(figure, shown, target) }
  return against(figure, { shown, expected, baseline, target })
}

interface Comparison {
  readonly shown: Decimal
  readonly expected: Decimal
  readonly baseline: Decimal
  readonly target: TargetFromBaseline
}

function against(figure: JudgedFigure, comparison: Comparison): Status {
  const { shown, expected, baseline, target } = comparison
  const { unit } = figure.indicator
  const numbers = { unit, period: periodInWords(figure), shown, expected, target }
  if (mayStillChange(figure, shown, expected)) {
    return { level: 'CANNOT_TELL', because: because.yearNotOver(numbers, expected) }
  }
  if (isAtLeastAsGood(figure.indicator.better, shown, expected)) {
    return { level: 'ON_TRACK', because: because.onTrack(numbers) }
  }
  if (isWithinMargin(figure.indicator.better, shown, expected, target)) {
    return { level: 'ON_TRACK', because: because.withinMargin(numbers, expected) }
  }
  const interval = intervalOf(figure)
  if (interval !== null && contains(interval, expected)) {
    return { level: 'CANNOT_TELL', because: because.cannotTell(numbers, interval) }
  }
  const change = { made: subtract(shown, baseline), planned: subtract(expected, baseline) }
  return madeHalf(change.made, change.planned)
    ? { level: 'AT_RISK', because: because.short(numbers, change, true) }
    : { level: 'OFF_TRACK', because: because.short(numbers, change, false) }
}

function isAfterBaseline(period: Period, target: TargetFromBaseline): boolean {
  return startOf(schoolYearOfPeriod(period)) > startOf(target.baseline.year)
}

/** Whether at least half of the planned change was made, in the planned direction. */
function madeHalf(made: Decimal, planned: Decimal): boolean {
  if (planned.digits === 0n) return false
  const twice = { digits: made.digits * 2n, scale: made.scale }
  const order = compare(twice, planned)
  return planned.digits > 0n ? order >= 0 : order <= 0
}
