import { existsSync } from 'node:fs'
import { link, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ServerError } from '../errors.js'
import { type Archived, archivedIn, archivePath } from './archived.js'
import { absent, contentOf, copyDurably } from './file-content.js'
import type { Work } from './work.js'

interface Archives {
  /** The data folder. */
  readonly data: string
  /** An earlier backup, with which unchanged files are shared; null where there is none. */
  readonly earlier: string | null
  /** The folder of the new backup. */
  readonly target: string
}

/** What copying an archive came to. */
export interface CopiedArchive {
  readonly copied: number
  readonly shared: number
  /** Files that are damaged and that no import needs: they are left out. */
  readonly leftOut: readonly string[]
}

/**
 * Copies the archive, file by file; each is checked against its name. Files are never changed or replaced, so those that
 * an earlier backup holds whole are shared with it.
 * @param needed the files that imports were made from, by SHA-256 with a name each
 * @throws ServerError ARCHIVE_FILES_BAD naming every needed file that is missing or damaged
 */
export async function copyArchive(
  archives: Archives,
  needed: ReadonlyMap<string, string>,
  work: Work,
): Promise<CopiedArchive> {
  const files = await archivedIn(archives.data)
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const ends: Record<CopyEnd, string[]> = { copied: [], shared: [], damaged: [], gone: [] }
  let done = 0
  for (const file of files) {
    work.onProgress('copying the archive', done, total)
    ends[await copyOne(archives, file, work.signal)].push(file.sha256)
    done += file.bytes
  }
  const kept = new Set([...ends.copied, ...ends.shared])
  const lost = [...needed].filter(([sha256]) => !kept.has(sha256))
  if (lost.length > 0) throw new ServerError('ARCHIVE_FILES_BAD', { files: lost.map(named).join(', ') })
  return { copied: ends.copied.length, shared: ends.shared.length, leftOut: ends.damaged }
}

/** What became of a file; one that no import needs may go while others are copied. */
type CopyEnd = 'copied' | 'shared' | 'damaged' | 'gone'

function named([sha256, name]: readonly [string, string]): string {
  return `${archivePath(sha256)} (${name})`
}

async function copyOne(
  { earlier, target }: Archives,
  { sha256, path }: Archived,
  signal: AbortSignal,
): Promise<CopyEnd> {
  const to = join(target, archivePath(sha256))
  if (earlier !== null && (await share(join(earlier, archivePath(sha256)), to, sha256, signal))) return 'shared'
  const copied = await copyDurably(path, to, signal).catch(absent)
  if (copied?.sha256 === sha256) return 'copied'
  await rm(to, { force: true })
  return copied === null ? 'gone' : 'damaged'
}

/** Gives a file of an earlier backup a second name, where it is whole and the disk can do that. */
async function share(from: string, to: string, sha256: string, signal: AbortSignal): Promise<boolean> {
  if (!existsSync(from) || (await contentOf(from, signal)).sha256 !== sha256) return false
  await mkdir(dirname(to), { recursive: true })
  return link(from, to).then(
    () => true,
    () => false,
  )
}
