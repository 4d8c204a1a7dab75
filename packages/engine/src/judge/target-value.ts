import { schoolYearOfPeriod, startOf } from '@planwright/sdk'
import { type Decimal, decimalOf } from '../exact/index.js'
import * as because from './because.js'
import { contains, intervalOf, isAtLeastAsGood, isWithinMargin } from './comparison.js'
import type { JudgedFigure } from './judge.js'
import type { Status } from './status.js'
import type { JudgedTarget } from './target.js'
import { mayStillChange, periodInWords } from './year-so-far.js'

interface AgainstValue extends JudgedFigure {
  readonly target: JudgedTarget
  readonly shown: Decimal
}

/**
 * How a figure stands against a target that names no starting point. As good as its value is ON_TRACK in any year.
 * Short of it, the answer is CANNOT_TELL before the due year, for there is no line to stand on; from then on it is
 * OFF_TRACK, or CANNOT_TELL where the interval of the share reaches the value. A sum or count to date that the rest of the
 * year may still decide is CANNOT_TELL.
 */
export function againstValue(figure: AgainstValue): Status {
  const { indicator, period, shown, target } = figure
  const numbers = { unit: indicator.unit, period: periodInWords(figure), shown, target }
  const wanted = decimalOf(target.value)
  if (wanted === null) return { level: 'NO_TARGET', because: because.noTarget() }
  const isGood = isAtLeastAsGood(indicator.better, shown, wanted)
  const isDue = startOf(schoolYearOfPeriod(period)) >= startOf(target.by)
  if ((isGood || isDue) && mayStillChange(figure, shown, wanted)) {
    return { level: 'CANNOT_TELL', because: because.yearNotOver(numbers, wanted) }
  }
  if (isGood) return { level: 'ON_TRACK', because: because.reached(numbers) }
  if (isWithinMargin(indicator.better, shown, wanted, target))
    return { level: 'ON_TRACK', because: because.withinMargin(numbers, wanted) }
  if (!isDue) return { level: 'CANNOT_TELL', because: because.notDue(numbers) }
  const interval = intervalOf(figure)
  if (interval !== null && contains(interval, wanted)) {
    return { level: 'CANNOT_TELL', because: because.perhapsReached(numbers, interval) }
  }
  return { level: 'OFF_TRACK', because: because.missed(numbers) }
}
