import type { Context } from '../graphql/context.js'
import { indicatorNamed } from '../indicators/indicator.service.js'
import { Indicator } from '../indicators/indicator.type.js'
import type { Observation } from '../observations/observation.type.js'

/** The indicator of a figure, by the definition it was worked out by; null where a goal has no indicator yet. */
export async function indicatorOfObservation(
  { indicatorId, version }: Pick<Observation, 'indicatorId' | 'version'>,
  { registry, loaders }: Pick<Context, 'registry' | 'loaders'>,
): Promise<Indicator | null> {
  if (indicatorId === null) return null
  const now = indicatorNamed(registry, indicatorId)
  if (version === null || now?.version === version) return now
  const stored = await loaders.storedDefinition.load({ indicator: indicatorId, version })
  if (stored === null) return now
  const { definition, department: departmentId, datasets } = stored
  return Object.assign(new Indicator(), { id: indicatorId, definition, departmentId, version, datasets })
}
