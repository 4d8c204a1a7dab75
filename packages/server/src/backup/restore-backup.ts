import { existsSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Link } from '@planwright/audit'
import { factsHolder, syncFolder } from '@planwright/facts'
import { operator } from '../access/viewer.js'
import { AuditTrail, newestLink } from '../audit/audit-trail.js'
import { HeadKeeper } from '../audit/head-keeper.js'
import { causeOf, ServerError } from '../errors.js'
import { inUse } from '../health/facts-hindrance.js'
import { readRecords, recordsFile } from '../records/database.js'
import { migrations } from '../records/migrations/index.js'
import { sealRecords } from '../records/seal.js'
import { backupAt, removeAbandoned, removeUnfinished, unfinishedIn } from './backup-places.js'
import { clockOf } from './clock-of.js'
import { copyDurably, isAboutFiles, syncFolders } from './file-content.js'
import type { Manifest } from './manifest.js'
import { refuseWithoutRoom } from './room.js'
import { verifyBackup } from './verify-backup.js'
import type { Surroundings, Work } from './work.js'

export interface RestoreOrder {
  /** A backup, or a folder of backups whose newest is wanted; absolute. */
  readonly backup: string
  /** The data folder to make, absolute. */
  readonly data: string
}

export interface RestoredBackup {
  /** The backup that was restored. */
  readonly folder: string
  readonly manifest: Manifest
  /** Where the trail ends now: with the entry that says that it was restored. */
  readonly head: Link | null
}

/**
 * Makes a data folder of a backup: everything in the backup is checked before anything is written, and the folder has
 * its name only once it is complete. The next start makes the facts from the archive.
 */
export async function restoreBackup(order: RestoreOrder, work: Work, around: Surroundings): Promise<RestoredBackup> {
  await refuseOccupied(order.data)
  const folder = await backupAt(order.backup)
  if (folder === null) throw new ServerError('BACKUP_NOT_FOUND', { path: order.backup })
  const manifest = await verifyBackup(folder, work)
  refuseNewer(folder, manifest)
  const unfinished = unfinishedIn(dirname(order.data))
  try {
    const head = await restored(folder, manifest, unfinished, work, around)
    await takePlace(unfinished, order.data)
    return { folder, manifest, head }
  } catch (error) {
    throw isAboutFiles(error) ? unusable(order.data, error) : error
  } finally {
    await removeUnfinished(unfinished)
  }
}

function unusable(folder: string, error: unknown): ServerError {
  return new ServerError('RESTORE_PLACE_UNUSABLE', { folder, cause: causeOf(error) })
}

async function refuseOccupied(data: string): Promise<void> {
  const names = await readdir(data).catch(() => [])
  if (names.length === 0) return
  const holder = await factsHolder(data)
  throw holder === null ? new ServerError('RESTORE_NOT_EMPTY', { folder: data }) : inUse(data, holder)
}

function refuseNewer(folder: string, { migration }: Manifest): void {
  if (migrations.every(({ name }) => name !== migration)) throw new ServerError('BACKUP_NEWER', { path: folder })
}

function bytesOf({ files }: Manifest): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Everything of a data folder, where it is still unfinished; answers where its trail ends. */
async function restored(
  folder: string,
  manifest: Manifest,
  unfinished: string,
  work: Work,
  around: Surroundings,
): Promise<Link | null> {
  const parent = dirname(unfinished)
  await mkdir(parent, { recursive: true })
  await removeAbandoned(parent)
  await refuseWithoutRoom(parent, bytesOf(manifest))
  await copyFiles(folder, manifest, unfinished, work)
  const head = await recordRestore(unfinished, folder, manifest, around)
  await syncFolders(unfinished)
  return head
}

/** Copies what was checked, and looks once more at what was copied. */
async function copyFiles(folder: string, manifest: Manifest, target: string, work: Work): Promise<void> {
  const total = bytesOf(manifest)
  let done = 0
  for (const { path, bytes, sha256 } of manifest.files) {
    work.onProgress('restoring', done, total)
    const copied = await copyDurably(join(folder, path), join(target, path), work.signal)
    if (copied.sha256 !== sha256)
      throw new ServerError('BACKUP_DAMAGED', { path: folder, files: `${path} was altered` })
    done += bytes
  }
  for (const name of [recordsFile, 'audit.head']) await chmod(join(target, name), 0o600)
}

/** Says in the trail of the new data folder what it was made of: what happened after that is in another one. */
async function recordRestore(
  data: string,
  folder: string,
  { asOf, audit }: Manifest,
  around: Surroundings,
): Promise<Link | null> {
  const file = join(data, recordsFile)
  const records = await readRecords(file)
  try {
    const head = new HeadKeeper(data, around.log)
    await head.catchUp(records.em)
    const details = { asOf, head: `${audit.seq}:${audit.hash}` }
    const happening = { subject: operator.subject, action: 'backup.restore', target: folder, release: null, details }
    const clock = await clockOf(records.em, around)
    await new AuditTrail(records.em, head, () => clock.now()).record(happening)
    return await newestLink(records.em.fork())
  } finally {
    await records.close(true)
    await sealRecords(file)
  }
}

async function takePlace(unfinished: string, data: string): Promise<void> {
  if (existsSync(data)) await rmdir(data)
  await rename(unfinished, data)
  await syncFolder(dirname(data))
}
