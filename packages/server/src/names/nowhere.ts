import type { Reason, Text } from '@planwright/sdk'
import { isGroup } from './group-name.js'
import type { KnownUnits } from './known-units.js'

/** Why there is no figure and never will be one. */
export interface Nowhere {
  readonly reason: Reason
  readonly sentence: Text
}

/** That no unit or no group goes by a name, for who asks for its figure; null where there are both. */
export async function whyNowhere(units: KnownUnits, orgUnit: string, group: string): Promise<Nowhere | null> {
  if (!(await units.has(orgUnit)))
    return nowhere({ en: `There is no org unit ${orgUnit}.`, es: `No existe la unidad ${orgUnit}.` })
  if (!isGroup(group)) return nowhere({ en: `There is no group ${group}.`, es: `No existe el grupo ${group}.` })
  return null
}

function nowhere(sentence: Text): Nowhere {
  return { reason: 'NOT_APPLICABLE', sentence }
}
