import { peopleNeeded } from '@planwright/facts'
import type { AnyIndicator } from '@planwright/sdk'
import { fewest } from '../protect/rules.js'
import { measuresOf } from '../registry/rule.js'

/**
 * The fewest people that must stand behind a figure of a definition before it is shown: ten, more where a percentile
 * needs them to have ten on either side (20 for a median), and infinitely many where no number is enough.
 */
export function fewestPeople(definition: AnyIndicator): number {
  return Math.max(fewest, ...measuresOf(definition).map(({ measure }) => peopleNeeded(measure, fewest)))
}
