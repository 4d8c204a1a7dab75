import { isToDate } from '@planwright/engine'
import type { Context } from '../graphql/context.js'
import type { Observation } from './observation.type.js'

type Dated = Pick<Observation, 'period' | 'endsEarly' | 'asOf'>

/** Whether a figure is only to date, at the moment that it is shown as of. */
export function isShownToDate({ period, endsEarly, asOf }: Dated, { now }: Pick<Context, 'now'>): boolean {
  return period !== null && isToDate({ period, endsEarly }, asOf ?? now())
}
