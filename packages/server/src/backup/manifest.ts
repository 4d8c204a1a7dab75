import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Link } from '@planwright/audit'
import { ServerError } from '../errors.js'
import { sha256 } from '../records/digest.js'

/** A file of a backup, as it was written. */
export interface BackupFile {
  /** Below the backup's folder, with slashes. */
  readonly path: string
  readonly bytes: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/** What a backup holds, and what it is a backup of. */
export interface Manifest {
  /** Of this description: a program that knows only older ones leaves the backup alone. */
  readonly format: number
  /** The moment whose records these are, in UTC. */
  readonly asOf: string
  /** The newest migration of the records. */
  readonly migration: string
  /** Where the audit trail ended then; seq 0 where it had no entry. */
  readonly audit: Link
  /** Imports that had not ended then: whoever restores the backup starts them again. */
  readonly unfinished: readonly string[]
  readonly files: readonly BackupFile[]
}

/** The description that this program writes. */
export const manifestFormat = 1

export const manifestFile = 'manifest.json'

/** Holds the SHA-256 of the manifest, in the form that `sha256sum -c` reads. */
export const manifestSumFile = 'manifest.sha256'

/** Writes the manifest, after everything else of the backup; answers its SHA-256. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<string> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const sum = sha256(text)
  await writeFile(join(folder, manifestFile), text, { flag: 'wx', flush: true })
  await writeFile(join(folder, manifestSumFile), `${sum}  ${manifestFile}\n`, { flag: 'wx', flush: true })
  return sum
}

/**
 * The manifest of a backup.
 * @throws ServerError BACKUP_NOT_FOUND, BACKUP_NEWER, or BACKUP_DAMAGED where it is not as it was written.
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const [text, sum] = await Promise.all([manifestFile, manifestSumFile].map((name) => textOf(join(folder, name))))
  if (text === null || text === undefined) throw new ServerError('BACKUP_NOT_FOUND', { path: folder })
  if (sum !== `${sha256(text)}  ${manifestFile}\n`) throw damaged(folder)
  const manifest: unknown = JSON.parse(text)
  if (isNewer(manifest)) throw new ServerError('BACKUP_NEWER', { path: folder })
  if (!isManifest(manifest)) throw damaged(folder)
  return manifest
}

async function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}

function damaged(folder: string): ServerError {
  return new ServerError('BACKUP_DAMAGED', { path: folder, files: `${manifestFile} was altered` })
}

function isNewer(value: unknown): boolean {
  return isObject(value) && typeof value.format === 'number' && value.format > manifestFormat
}

function isManifest(value: unknown): value is Manifest {
  if (!isObject(value)) return false
  const { asOf, migration, audit, unfinished, files } = value
  const texts = [asOf, migration, ...(Array.isArray(unfinished) ? unfinished : [null])]
  const isLink = isObject(audit) && typeof audit.seq === 'number' && typeof audit.hash === 'string'
  return texts.every((text) => typeof text === 'string') && isLink && Array.isArray(files) && files.every(isFile)
}

/** Only what a backup can hold, so that nothing is ever written beside the folder it is restored into. */
const possiblePath = /^(records\.sqlite|audit\.head|archive\/([0-9a-f]{2})\/\2[0-9a-f]{62})$/

function isFile(value: unknown): value is BackupFile {
  if (!isObject(value)) return false
  const { path, bytes, sha256: sum } = value
  if (typeof path !== 'string' || typeof bytes !== 'number' || typeof sum !== 'string') return false
  return possiblePath.test(path) && (!path.startsWith('archive/') || path.endsWith(`/${sum}`))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
