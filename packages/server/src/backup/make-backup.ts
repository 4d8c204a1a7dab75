import { existsSync } from 'node:fs'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { factsHolder, syncFolder } from '@planwright/facts'
import { operator } from '../access/viewer.js'
import { AuditTrail } from '../audit/audit-trail.js'
import { HeadKeeper } from '../audit/head-keeper.js'
import { causeOf, ServerError } from '../errors.js'
import { readRecords, recordsFile } from '../records/database.js'
import { breakSeal, sealRecords } from '../records/seal.js'
import { type CopiedArchive, copyArchive } from './archive-copy.js'
import { archivedIn, archivePath } from './archived.js'
import { backupAt, backupName, isWithin, removeAbandoned, removeUnfinished, unfinishedIn } from './backup-places.js'
import { clockOf } from './clock-of.js'
import { readCopiedRecords } from './copied-records.js'
import { contentOf, isAboutFiles, syncFolders } from './file-content.js'
import { copyHead } from './head-copy.js'
import { type Manifest, manifestFormat, writeManifest } from './manifest.js'
import { copyRecords } from './records-copy.js'
import { refuseWithoutRoom } from './room.js'
import { verifyBackup } from './verify-backup.js'
import type { Surroundings, Work } from './work.js'

export interface BackupOrder {
  /** The data folder, absolute. */
  readonly data: string
  /** The folder that holds backups, absolute; made where there is none. */
  readonly to: string
}

/** A backup that is complete, checked and on record. */
export interface MadeBackup {
  readonly folder: string
  readonly manifest: Manifest
  readonly archive: CopiedArchive
  /** What is wrong with the audit trail, as it is in the data folder; null where nothing is. */
  readonly trailFault: string | null
}

/** A nightly import of a large district takes minutes; longer than this no backup waits for one, in milliseconds. */
const patience = 10 * 60 * 1000

/**
 * Makes a backup of a data folder, whether a server runs on it or not. It holds the records of one moment, the names of
 * their audit entries, and the archive; facts are left out, because a start makes them anew from the archive and because
 * nobody but the server can read them while it runs. It has its name only once it is complete, checked and on record.
 */
export async function makeBackup(order: BackupOrder, work: Work, around: Surroundings): Promise<MadeBackup> {
  refuseUnfit(order)
  const unfinished = await preparedPlace(order.to)
  try {
    return await madeIn(unfinished, order, work, around)
  } catch (error) {
    throw isAboutFiles(error) ? unusable(order.to, error) : error
  } finally {
    await removeUnfinished(unfinished)
  }
}

async function madeIn(unfinished: string, order: BackupOrder, work: Work, around: Surroundings): Promise<MadeBackup> {
  const source = { ...order, isInUse: (await factsHolder(order.data)) !== null }
  const made = await written(source, unfinished, work, around)
  const folder = join(order.to, backupName(made.manifest.asOf))
  await recordBackup(source, made, folder, around)
  await rename(unfinished, folder)
  await syncFolder(order.to)
  return { ...made, folder }
}

function refuseUnfit({ data, to }: BackupOrder): void {
  if (!existsSync(join(data, recordsFile))) throw new ServerError('DATA_FOLDER_WITHOUT_RECORDS', { folder: data })
  if (isWithin(to, data)) throw new ServerError('BACKUP_INSIDE_DATA', { folder: data })
}

/** The folder in which the backup is written. */
async function preparedPlace(to: string): Promise<string> {
  const unfinished = unfinishedIn(to)
  try {
    await mkdir(to, { recursive: true })
    await removeAbandoned(to)
    await mkdir(unfinished)
    return unfinished
  } catch (error) {
    throw unusable(to, error)
  }
}

function unusable(path: string, error: unknown): ServerError {
  return new ServerError('BACKUP_PLACE_UNUSABLE', { path, cause: causeOf(error) })
}

/** What is backed up, and where. */
type Source = BackupOrder & {
  /** Whether a server runs on the data folder. */
  readonly isInUse: boolean
}

type Written = Omit<MadeBackup, 'folder'> & { readonly sum: string }

/** Everything of a backup, in the folder where it is still unfinished. */
async function written(source: Source, folder: string, work: Work, around: Surroundings): Promise<Written> {
  const { data, to } = source
  const earlier = await backupAt(to)
  await refuseWithoutRoom(to, await bytesToCopy(data, earlier))
  // Records first: every file that they name was in the archive before they named it, and none leaves it while it counts.
  const asOf = await copyRecords({ ...source, ...around, patience }, join(folder, recordsFile), work)
  const { migration, audit, unfinished, files: needed } = await readCopiedRecords(folder)
  await copyHead(data, folder, audit.seq)
  const trailFault = await faultOfTrail(folder)
  const archive = await copyArchive({ data, earlier, target: folder }, needed, work)
  const files = await filesOf(folder, work)
  const manifest = { format: manifestFormat, asOf, migration, audit, unfinished, files }
  const sum = await writeManifest(folder, manifest)
  await syncFolders(folder)
  await verifyBackup(folder, work)
  return { manifest, archive, trailFault, sum }
}

async function bytesToCopy(data: string, earlier: string | null): Promise<number> {
  const archived = await archivedIn(data)
  const fresh = archived.filter(({ sha256 }) => earlier === null || !existsSync(join(earlier, archivePath(sha256))))
  const sizes = [recordsFile, `${recordsFile}-wal`].map((name) => sizeOf(join(data, name)))
  return [...(await Promise.all(sizes)), ...fresh.map(({ bytes }) => bytes)].reduce((sum, bytes) => sum + bytes, 0)
}

/** The bytes of a file; 0 where there is none. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}

async function faultOfTrail(folder: string): Promise<string | null> {
  const once = { times: 1, milliseconds: 0 }
  const { fault } = await verifyTrail(storedRows(folder), () => readAnchors(folder), once)
  return fault?.sentence ?? null
}

/** What a backup is to hold: each archived file under its name, whatever was written. */
async function filesOf(folder: string, { signal }: Work): Promise<Manifest['files']> {
  const archived = await archivedIn(folder)
  const named = ['audit.head', recordsFile]
  const read = await Promise.all(
    named.map(async (path) => ({ path, ...(await contentOf(join(folder, path), signal)) })),
  )
  return [...read, ...archived.map(({ sha256, bytes }) => ({ path: archivePath(sha256), bytes, sha256 }))]
}

/** Says in the trail of the data folder that everything in it was copied, before the copy has its name. */
async function recordBackup(
  { data, isInUse }: Source,
  { manifest, sum }: Written,
  folder: string,
  around: Surroundings,
): Promise<void> {
  const details = { asOf: manifest.asOf, files: manifest.files.length, manifest: sum }
  const happening = { subject: operator.subject, action: 'backup.make', target: folder, release: null, details }
  const file = join(data, recordsFile)
  const records = await readRecords(file)
  try {
    if (!isInUse) await breakSeal(file)
    const clock = await clockOf(records.em, around)
    await new AuditTrail(records.em, new HeadKeeper(data, around.log), () => clock.now()).record(happening)
  } finally {
    await records.close(true)
  }
  // What this process wrote must not look like a damage at the next start; a server that runs seals by itself.
  if (!isInUse) await sealRecords(file)
}
