import { statfs } from 'node:fs/promises'
import { causeOf, ServerError } from '../errors.js'
import { diskTrouble } from '../records/storage-error.js'

/** SQLite and DuckDB need a few pages to open a file; with fewer bytes free, that is what is wrong. */
const leastRoom = 128 * 1024

/** Why a start failed: a full or failing disk in words, whatever part of the folder came upon it; else as it is. */
export async function startError(error: unknown, folder: string): Promise<unknown> {
  const trouble = diskTrouble(error)
  if (trouble === null) return error
  // SQLite calls it an error of reading and writing where there is no room for the file beside the records.
  const isFull = trouble === 'full' || (await roomIn(folder)) < leastRoom
  return new ServerError(isFull ? 'START_DISK_FULL' : 'START_DISK_FAILING', { folder, cause: causeOf(error) })
}

/** How many bytes can still be written to the disk of a folder. */
async function roomIn(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
