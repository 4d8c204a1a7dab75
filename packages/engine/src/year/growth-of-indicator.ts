import { type Growth, growthOf } from '@planwright/facts'
import type { AnyIndicator, Unit } from '@planwright/sdk'

const relative: readonly Unit[] = ['percent', 'percentagePoints', 'ratio']

/**
 * What becomes of an indicator's value while the rows of a school year come in. An amount that a function computes from sums
 * or counts may go either way; a quotient or a percentage it computes is taken as steady.
 */
export function growthOfIndicator({ value, unit }: AnyIndicator): Growth {
  if (value.kind !== 'computed') return growthOf(value)
  if (relative.includes(unit)) return 'steady'
  return Object.values(value.inputs).every((measure) => growthOf(measure) === 'steady') ? 'steady' : 'moving'
}
