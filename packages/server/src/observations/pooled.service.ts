import { isSchoolYear } from '@planwright/sdk'
import { indicatorOfObservation } from '../answers/indicator-then.js'
import type { Context } from '../graphql/context.js'
import { yearsTogether } from '../releases/years-together.js'
import { isReleased, type Observation } from './observation.type.js'
import { type PooledFigure, pooledOf } from './pooled.type.js'

/**
 * What is told of three school years together beside a released figure without a value. Null beside values, months and
 * exact figures, and where nothing is told.
 */
export async function pooledBeside(observation: Observation, context: Context): Promise<PooledFigure | null> {
  const { indicatorId, orgUnitId, groupKey, period, asOf, value } = observation
  if (indicatorId === null || period === null || value !== null) return null
  if (!isSchoolYear(period) || !isReleased(observation)) return null
  const [firstYear] = yearsTogether(period)
  const place = { indicator: indicatorId, orgUnit: orgUnitId, group: groupKey }
  const row = await context.loaders.pooled.load({ ...place, firstYear, asOf })
  const indicator = row && (await indicatorOfObservation(observation, context))
  return row && indicator && pooledOf(row, indicator.definition.unit, asOf ?? context.now())
}
