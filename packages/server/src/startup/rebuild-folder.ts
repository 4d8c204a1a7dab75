import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Milliseconds } from '../clock/house-clock.js'
import { OpenParts } from '../closing/open-parts.js'
import type { Settings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import type { FactsRebuilt } from '../health/rebuild.js'
import type { Log } from '../http/log.js'
import { recordsFile } from '../records/database.js'
import { refuseLost } from '../records/lost-records.js'
import { openFolder } from './open-folder.js'
import { startError } from './start-error.js'

export interface RebuildSurroundings {
  readonly log: Log
  readonly machine: Milliseconds
  readonly signal: AbortSignal
}

/** Rebuilds the facts of a data folder from its archive, whether something is wrong with them or not. No server may run. */
export async function rebuildFolder(settings: Settings, around: RebuildSurroundings): Promise<FactsRebuilt | null> {
  const { dataFolder: folder } = settings
  if (!existsSync(join(folder, recordsFile))) await refuseLost(folder)
  if (!existsSync(join(folder, recordsFile))) throw new ServerError('DATA_FOLDER_WITHOUT_RECORDS', { folder })
  const parts = new OpenParts()
  try {
    const { facts } = await openFolder(settings, { ...around, parts, rebuild: 'always' })
    return facts.rebuilt
  } catch (error) {
    throw await startError(error, folder)
  } finally {
    await parts.close()
  }
}
