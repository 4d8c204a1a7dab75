import { join } from 'node:path'
import type { Registry } from '@planwright/engine'
import { type Archive, type FactStore, type Home, holderIn, openArchive, openDuckdbStore } from '@planwright/facts'
import { causeOf, ServerError } from '../errors.js'
import type { PlanFile } from '../plan-file/index.js'

export interface Facts {
  readonly archive: Archive
  readonly store: FactStore
  /** Whose facts they are. */
  readonly home: Home
}

/** Opens the archive and the fact store of a data folder. */
export async function openFacts(folder: string, registry: Registry, { district }: PlanFile): Promise<Facts> {
  const archive = await openArchive(join(folder, 'archive'))
  const state = district.state
  const home = {
    code: district.code,
    names: [district.name, ...district.aliases],
    stateNames: state === undefined ? [] : [state.name, ...state.aliases],
  }
  try {
    return { archive, home, store: await openDuckdbStore({ folder, datasets: registry.datasets, archive, home }) }
  } catch (error) {
    throw explained(error, folder)
  }
}

/** Of the errors of opening, those of the store's file are for a person to solve; others keep their own words. */
function explained(error: unknown, folder: string): unknown {
  const cause = causeOf(error)
  const holder = holderIn(error)
  if (holder !== null)
    return new ServerError('DATA_FOLDER_IN_USE', {
      folder,
      holder: holder.pid === null ? '' : ` (process ${holder.pid})`,
    })
  return /^IO Error|^Serialization Error/.test(cause) ? new ServerError('FACTS_UNREADABLE', { folder, cause }) : error
}
