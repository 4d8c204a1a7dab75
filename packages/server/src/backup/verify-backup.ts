import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { ServerError } from '../errors.js'
import { absent, contentOf } from './file-content.js'
import { type BackupFile, type Manifest, manifestFile, manifestSumFile, readManifest } from './manifest.js'
import type { Work } from './work.js'

/** How many faults an error names; their number is always told. */
const named = 10

/**
 * Reads a backup to its last byte and answers its manifest.
 * @throws ServerError BACKUP_DAMAGED naming the files that were changed, are missing or were put in
 */
export async function verifyBackup(folder: string, work: Work): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const faults = [...(await foreign(folder, manifest)), ...(await changed(folder, manifest.files, work))]
  if (faults.length === 0) return manifest
  const more = faults.length > named ? [`and ${faults.length - named} more`] : []
  throw new ServerError('BACKUP_DAMAGED', { path: folder, files: [...faults.slice(0, named), ...more].join('; ') })
}

async function foreign(folder: string, { files }: Manifest): Promise<readonly string[]> {
  const known = new Set([manifestFile, manifestSumFile, ...files.map(({ path }) => path)])
  return (await filesBelow(folder)).filter((path) => !known.has(path)).map((path) => `${path} was put in`)
}

async function changed(folder: string, files: readonly BackupFile[], work: Work): Promise<readonly string[]> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const faults: string[] = []
  let done = 0
  for (const { path, bytes, sha256 } of files) {
    work.onProgress('checking the backup', done, total)
    const content = await contentOf(join(folder, path), work.signal).catch(absent)
    if (content === null) faults.push(`${path} is missing`)
    else if (content.sha256 !== sha256 || content.bytes !== bytes) faults.push(`${path} was altered`)
    done += bytes
  }
  return faults
}

/** The files of a folder and its folders, with slashes. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort()
}
