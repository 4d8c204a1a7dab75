import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { absent } from './file-content.js'

/** A file in the archive of a data folder or of a backup, by the name under which it is kept. */
export interface Archived {
  /** SHA-256 of what was sent, in hexadecimal: its name, whatever it holds now. */
  readonly sha256: string
  readonly path: string
  readonly bytes: number
}

/** Where a file stands in an archive, relative to the folder that has the archive; with slashes. */
export function archivePath(sha256: string): string {
  return `archive/${sha256.slice(0, 2)}/${sha256}`
}

/** The files of a folder's archive in the order of their names; none where it has no archive. */
export async function archivedIn(folder: string): Promise<readonly Archived[]> {
  const shelves = (await namesIn(join(folder, 'archive'))).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const found: Archived[] = []
  for (const shelf of shelves)
    for (const sha256 of await namesIn(join(folder, 'archive', shelf))) {
      if (!/^[0-9a-f]{64}$/.test(sha256) || !sha256.startsWith(shelf)) continue
      const path = join(folder, archivePath(sha256))
      const kept = await stat(path).catch(absent)
      if (kept !== null) found.push({ sha256, path, bytes: kept.size })
    }
  return found
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(absent))?.sort() ?? []
}
