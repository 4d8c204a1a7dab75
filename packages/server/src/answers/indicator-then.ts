import type { Context } from '../graphql/context.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import type { Observation } from '../observations/observation.type.js'

type Named = Pick<Observation, 'indicatorId' | 'version' | 'asOf'>

/**
 * The indicator of a figure, by the definition it was worked out by; where there is no figure, by the definition in
 * force at the moment asked for. Null where a goal has no indicator yet.
 */
export async function indicatorOfObservation(observation: Named, context: LoadedBy): Promise<Indicator | null> {
  const { indicatorId, asOf } = observation
  if (indicatorId === null) return null
  const now = indicatorNamed(context.registry, indicatorId)
  const version = observation.version ?? (asOf === null ? null : await inForce(indicatorId, asOf, context))
  if (version === null || now?.version === version) return now
  return (await indicatorOfVersion(indicatorId, version, context)) ?? now
}

function inForce(indicator: string, asOf: string, { loaders }: LoadedBy): Promise<string | null> {
  return loaders.versionInForce.load({ indicator, asOf })
}

type LoadedBy = Pick<Context, 'registry' | 'loaders'>

async function indicatorOfVersion(id: string, version: string, { loaders }: LoadedBy): Promise<Indicator | null> {
  const stored = await loaders.storedDefinition.load({ indicator: id, version })
  if (stored === null) return null
  const { definition, department: departmentId, datasets } = stored
  return Object.assign(new Indicator(), { id, definition, departmentId, version, datasets })
}
