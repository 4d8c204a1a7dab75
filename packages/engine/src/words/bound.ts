import type { Text } from '@planwright/sdk'
import type { Bound } from '../protect/bound.js'

/** A bound as people say it: `5% or less`, `fewer than 10 people`. Only shares, in whole percents, are at most or at least. */
export function boundInWords({ kind, value }: Bound): Text {
  if (kind === 'atMost') return { en: `${value}% or less`, es: `${value} % o menos` }
  if (kind === 'atLeast') return { en: `${value}% or more`, es: `${value} % o más` }
  if (kind === 'fewerThan') return { en: `fewer than ${value}`, es: `menos de ${value}` }
  return { en: `fewer than ${value} people`, es: `menos de ${value} personas` }
}
