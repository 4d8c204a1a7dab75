import { join } from 'node:path'
import type { Registry } from '@planwright/engine'
import { type Archive, type FactStore, type Home, openArchive, openDuckdbStore } from '@planwright/facts'
import { causeOf, ServerError } from '../errors.js'
import type { Limits } from '../limits/limits.js'
import type { PlanFile } from '../plan-file/index.js'

export interface Facts {
  readonly archive: Archive
  readonly store: FactStore
  /** Whose facts they are. */
  readonly home: Home
}

/** Opens the archive and the fact store of a data folder. */
export async function openFacts(
  folder: string,
  registry: Registry,
  { district }: PlanFile,
  { megabytesPerFile }: Limits,
): Promise<Facts> {
  const archive = await openArchive(join(folder, 'archive'))
  const state = district.state
  const home = {
    code: district.code,
    names: [district.name, ...district.aliases],
    stateNames: state === undefined ? [] : [state.name, ...state.aliases],
  }
  const mostUnpacked = megabytesPerFile * 1_048_576
  try {
    const store = await openDuckdbStore({ folder, datasets: registry.datasets, archive, home, mostUnpacked })
    return { archive, home, store }
  } catch (error) {
    throw explained(error, folder)
  }
}

/** Of the errors of opening, those of the store's file are for a person to solve; others keep their own words. */
function explained(error: unknown, folder: string): unknown {
  const cause = causeOf(error)
  if (/could not set lock/i.test(cause)) {
    const process = /PID (\d+)/.exec(cause)?.[1]
    return new ServerError('DATA_FOLDER_IN_USE', {
      folder,
      holder: process === undefined ? '' : ` (process ${process})`,
    })
  }
  return /^IO Error|^Serialization Error/.test(cause) ? new ServerError('FACTS_UNREADABLE', { folder, cause }) : error
}
