import type { Text, Unit } from '@planwright/sdk'
import { decimalOf } from '../exact/index.js'
import type { Bound } from '../protect/bound.js'
import { figureInWords } from './figure.js'

/** A bound as people say it: `5% or less`, `fewer than 10 people`. */
export function boundInWords({ kind, value }: Bound, unit: Unit): Text {
  const number = figureInWords(decimalOf(value) ?? { digits: 0n, scale: 0 }, unit)
  const es = number.es ?? number.en
  if (kind === 'atMost') return { en: `${number.en} or less`, es: `${es} o menos` }
  if (kind === 'atLeast') return { en: `${number.en} or more`, es: `${es} o más` }
  if (kind === 'fewerThan') return { en: `fewer than ${value}`, es: `menos de ${value}` }
  return { en: `fewer than ${value} people`, es: `menos de ${value} personas` }
}
