import type { Text } from '@planwright/sdk'
import { indicatorOfObservation } from '../answers/indicator-then.js'
import type { Context } from '../graphql/context.js'
import { Every } from '../observations/enums.js'
import type { Observation } from '../observations/observation.type.js'
import { standingOf, targetFor } from './standing.js'
import { Status, type StatusLevel } from './status.type.js'

const notMeasured: Text = {
  en: 'No figures have been loaded yet.',
  es: 'Todavía no se han cargado cifras.',
}

/** How a figure stands against the target in force for it: of its unit, of its level, or of the goal it measures. */
export async function statusOf(observation: Observation, context: Context): Promise<Status> {
  const { indicatorId, period, asOf, orgUnitId: orgUnit, groupKey: group } = observation
  const indicator = await indicatorOfObservation(observation, context)
  if (indicator === null || indicatorId === null) return status('AWAITING', observation.notYet ?? notMeasured)
  if (period === null || observation.version === null) return status('AWAITING', observation.notYet ?? notMeasured)
  const targets = await context.loaders.targetsOfIndicator.load({ indicator: indicatorId, asOf })
  const figure = { ...observation, orgUnit, group, period }
  const start = await ownStartOf(targetFor(targets, figure)?.ownBaseline ?? null, indicatorId, observation, context)
  const moment = asOf ?? context.now()
  const at = { moment, growths: context.loaders.growths, ownStart: () => start }
  const { level, because } = standingOf(indicator.definition, figure, targets, at)
  return status(level, because)
}

/** The unit's own figure of the school year that its target starts from, as whoever asks may see it. */
async function ownStartOf(
  year: string | null,
  indicator: string,
  { orgUnitId: orgUnit, groupKey: group, asOf }: Observation,
  { loaders }: Context,
): Promise<number | null> {
  if (year === null) return null
  const wanted = { indicator, orgUnit, group, asOf, from: year, to: year, every: Every.YEAR }
  const [figure] = await loaders.series.load(wanted)
  return figure?.value ?? null
}

function status(level: StatusLevel, sentence: Text): Status {
  return Object.assign(new Status(), { level, sentence })
}
