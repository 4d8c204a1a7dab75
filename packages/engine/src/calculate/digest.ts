import { createHash } from 'node:crypto'
import type { Observation } from './observation.js'
import { inOrder } from './order.js'

/** A SHA-256 of what observations say: the same facts and the same definitions give the same digest, in any order. */
export function digestOf(observations: readonly Observation[]): string {
  const hash = createHash('sha256')
  for (const one of inOrder(observations)) {
    hash.update(
      JSON.stringify([
        ...[one.indicator, one.version, one.orgUnit, one.group, one.period, one.value, one.reason],
        ...[one.numerator, one.denominator, one.people, one.dataThrough, one.unit],
      ]),
    )
    hash.update('\n')
  }
  return hash.digest('hex')
}
