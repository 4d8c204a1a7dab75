import { judge } from '@planwright/engine'
import type { Text } from '@planwright/sdk'
import { indicatorOfObservation } from '../answers/indicator-then.js'
import type { Context } from '../graphql/context.js'
import type { Observation } from '../observations/observation.type.js'
import { Status, type StatusLevel } from './status.type.js'
import type { Target } from './target.entity.js'

const districtOnly: Text = {
  en: 'The target is set for the whole district and all students.',
  es: 'La meta se fijó para todo el distrito y todos los estudiantes.',
}

const notMeasured: Text = {
  en: 'No figures have been loaded yet.',
  es: 'Todavía no se han cargado cifras.',
}

/** How a figure stands against the target of the goal that its indicator measures. */
export async function statusOf(observation: Observation, context: Context): Promise<Status> {
  const { loaders } = context
  const { indicatorId, period, asOf } = observation
  const indicator = await indicatorOfObservation(observation, context)
  if (indicator === null || indicatorId === null) return status('AWAITING', observation.notYet ?? notMeasured)
  if (period === null || observation.version === null) return status('AWAITING', observation.notYet ?? notMeasured)
  const goal = await loaders.goalOfIndicator.load(indicatorId)
  const target = goal === null ? null : await loaders.targetOfGoal.load({ goal, asOf })
  if (target !== null && !isOfTheDistrict(observation)) return status('NO_TARGET', districtOnly)
  const { level, because } = judge({ ...observation, period, indicator: indicator.definition, target: judged(target) })
  return status(level, because)
}

function isOfTheDistrict({ orgUnitId, groupKey }: Observation): boolean {
  return orgUnitId === 'district' && groupKey === 'all'
}

function judged(target: Target | null) {
  if (target === null) return null
  const { baseline, value, by } = target
  return { baseline: baseline ? { year: baseline.period, value: baseline.value } : null, value, by }
}

function status(level: StatusLevel, sentence: Text): Status {
  return Object.assign(new Status(), { level, sentence })
}
