import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { causeOf, ServerError } from '../errors.js'
import { diskTrouble } from '../records/storage-error.js'
import { startError } from './start-error.js'

/** Creates the data folder where absent and makes sure that it can be written. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (diskTrouble(error) !== null) throw await startError(error, dirname(folder))
    throw new ServerError('DATA_FOLDER_UNWRITABLE', { folder, cause: causeOf(error) })
  }
}
