import type { Text } from '@planwright/sdk'
import type { Decimal } from '../exact/index.js'
import { isAtLeastAsGood } from './comparison.js'
import type { JudgedFigure } from './judge.js'

/**
 * Whether the rest of the school year may still decide how a figure stands. A sum or count that has reached the value where
 * more is better stays there, and one that has passed it where less is better does too; all else of it is open until the
 * year is over. Shares, means and medians to date are judged as they are.
 */
export function mayStillChange({ toDate, indicator }: JudgedFigure, shown: Decimal, expected: Decimal): boolean {
  if (toDate === null || toDate === 'steady') return false
  const isGood = isAtLeastAsGood(indicator.better, shown, expected)
  return toDate === 'moving' || isGood === (indicator.better === 'lower')
}

/** A figure's period as its status names it: `2018-19`, or `2018-19 to date` while the year is not over. */
export function periodInWords({ period, toDate }: Pick<JudgedFigure, 'period' | 'toDate'>): Text {
  if (toDate === null || period.includes('/')) return { en: period, es: period }
  return { en: `${period} to date`, es: `lo que va de ${period}` }
}
