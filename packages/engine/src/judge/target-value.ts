import { schoolYearOfPeriod, startOf } from '@planwright/sdk'
import { type Decimal, decimalOf } from '../exact/index.js'
import * as because from './because.js'
import { contains, intervalOf, isAtLeastAsGood, isWithinMargin } from './comparison.js'
import type { JudgedFigure } from './judge.js'
import type { Status } from './status.js'
import type { JudgedTarget } from './target.js'

interface AgainstValue extends JudgedFigure {
  readonly target: JudgedTarget
  readonly shown: Decimal
}

/**
 * How a figure stands against a target that names no starting point. As good as its value is ON_TRACK in any year.
 * Short of it, the answer is CANNOT_TELL before the due year, for there is no line to stand on; from then on it is
 * OFF_TRACK, or CANNOT_TELL where the interval of the share reaches the value.
 */
export function againstValue(figure: AgainstValue): Status {
  const { indicator, period, shown, target } = figure
  const numbers = { unit: indicator.unit, period, shown, target }
  const wanted = decimalOf(target.value)
  if (wanted === null) return { level: 'NO_TARGET', because: because.noTarget() }
  if (isAtLeastAsGood(indicator.better, shown, wanted)) return { level: 'ON_TRACK', because: because.reached(numbers) }
  if (isWithinMargin(indicator.better, shown, wanted, target))
    return { level: 'ON_TRACK', because: because.withinMargin(numbers, wanted) }
  if (startOf(schoolYearOfPeriod(period)) < startOf(target.by))
    return { level: 'CANNOT_TELL', because: because.notDue(numbers) }
  const interval = intervalOf(figure)
  if (interval !== null && contains(interval, wanted)) {
    return { level: 'CANNOT_TELL', because: because.perhapsReached(numbers, interval) }
  }
  return { level: 'OFF_TRACK', because: because.missed(numbers) }
}
