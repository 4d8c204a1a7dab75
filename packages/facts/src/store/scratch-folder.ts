import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder, within a data folder, in which facts are made again while something is taken back. */
export const scratchFolder = 'facts-undoing'

/** Removes what a replay left that was killed. Nothing of it was in the facts. */
export async function removeScratch(folder: string): Promise<void> {
  if (folder !== ':memory:') await rm(join(folder, scratchFolder), { recursive: true, force: true })
}
