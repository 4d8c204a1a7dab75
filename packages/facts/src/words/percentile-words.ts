import type { Text } from '@planwright/sdk'

/**
 * A percentile by its name: the median for one half, else its percent with the ending English gives it (1st, 12.5th).
 * Counted from the largest value down, the 90th is the 10th.
 *
 * @param fraction Decimal text from 0 to 1.
 */
export function percentileInWords(fraction: string, descending: boolean): Required<Text> {
  const percent = percentOf(fraction, descending)
  if (percent === '50') return { en: 'the median of', es: 'la mediana de' }
  return { en: `the ${percent}${endingOf(percent)} percentile of`, es: `el percentil ${percent} de` }
}

/** A fraction in percent, by its digits: in doubles, 0.07 times 100 is not 7. */
function percentOf(fraction: string, descending: boolean): string {
  const [whole = '0', decimals = ''] = fraction.split('.')
  const places = decimals.length
  const digits = BigInt(`${whole}${decimals}`)
  const counted = descending ? 10n ** BigInt(places) - digits : digits
  const text = (counted * 100n).toString().padStart(places + 1, '0')
  const point = text.length - places
  const rest = text.slice(point).replace(/0+$/, '')
  return rest === '' ? text.slice(0, point) : `${text.slice(0, point)}.${rest}`
}

function endingOf(percent: string): string {
  if (percent.includes('.') || /1\d$/.test(percent)) return 'th'
  return endings[percent.slice(-1)] ?? 'th'
}

const endings: Readonly<Record<string, string>> = Object.freeze({ 1: 'st', 2: 'nd', 3: 'rd' })
