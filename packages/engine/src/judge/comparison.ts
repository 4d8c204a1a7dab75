import { add, compare, type Decimal, decimalOf, subtract } from '../exact/index.js'
import type { JudgedFigure } from './judge.js'
import type { JudgedTarget } from './target.js'
import { type Interval, wilsonInterval } from './wilson.js'

/** Whether a figure is as good as what is expected, whichever way is better. */
export function isAtLeastAsGood(better: 'higher' | 'lower', shown: Decimal, expected: Decimal): boolean {
  const order = compare(shown, expected)
  return better === 'higher' ? order >= 0 : order <= 0
}

/** Whether a figure falls short of what is expected by no more than the margin of its target. */
export function isWithinMargin(
  better: 'higher' | 'lower',
  shown: Decimal,
  expected: Decimal,
  { margin = 0 }: Pick<JudgedTarget, 'margin'>,
): boolean {
  const room = decimalOf(margin)
  if (room === null) return false
  return isAtLeastAsGood(better, shown, better === 'higher' ? subtract(expected, room) : add(expected, room))
}

/** The 95% interval of a share, in percent; null where the figure is no share of people. */
export function intervalOf({ numerator, denominator, indicator }: JudgedFigure): Interval | null {
  if (indicator.unit !== 'percent' || numerator == null || denominator == null) return null
  return wilsonInterval(numerator, denominator)
}

/** Whether an interval reaches a value. */
export function contains(interval: Interval, expected: Decimal): boolean {
  const line = Number(expected.digits) / 10 ** expected.scale
  return interval.low <= line && line <= interval.high
}
