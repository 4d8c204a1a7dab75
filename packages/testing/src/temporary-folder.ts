import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for one test. `remove` takes it away with all it holds. */
export interface TemporaryFolder {
  readonly path: string
  remove(): Promise<void>
}

/** Makes an empty folder that no other test uses. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'planwright-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}
