import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256Of, syncFolder } from '@planwright/facts'

/**
 * What is known of records that no server has open: `whole` ones are as a server left them, the last or an earlier one;
 * nothing is known of those of a server that was killed.
 */
export type Seal = 'whole' | 'broken' | 'unknown'

/** So many earlier states are known again when a copy of them is put back. */
const remembered = 200
const inUse = 'in use'

/**
 * Notes the SHA-256 of records that were closed, so that the next start knows whether they were altered since: SQLite
 * itself has no checksums. Records that somebody else still reads are not noted.
 */
export async function sealRecords(file: string): Promise<void> {
  if (!(await hasLog(file))) await note(file, await sha256Of(file))
}

/** Compares closed records with what was noted of them. Nothing is changed. */
export async function sealOf(file: string): Promise<Seal> {
  const noted = await notedOf(file)
  if (noted.length === 0 || noted.at(-1) === inUse || !existsSync(file)) return 'unknown'
  // SQLite takes a log into the file when it is opened; records that were closed have none.
  if (await hasLog(file)) return 'broken'
  return noted.includes(await sha256Of(file)) ? 'whole' : 'broken'
}

/** Notes that a server has the records open, before anything is written: one that is killed leaves it so. */
export async function breakSeal(file: string): Promise<void> {
  await note(file, inUse)
}

/** Whether there is a write-ahead log that is not empty. */
export async function hasLog(file: string): Promise<boolean> {
  const log = `${file}-wal`
  return existsSync(log) && (await stat(log)).size > 0
}

/** A line for each state that was closed, the newest last. */
async function notedOf(file: string): Promise<readonly string[]> {
  const seal = sealFileOf(file)
  return existsSync(seal) ? (await readFile(seal, 'utf8')).split('\n').filter((line) => line !== '') : []
}

async function note(file: string, line: string): Promise<void> {
  const seal = sealFileOf(file)
  const closed = (await notedOf(file)).filter((one) => one !== inUse && one !== line).slice(-remembered)
  // Several processes may open the same records.
  const fresh = `${seal}.${randomUUID()}`
  try {
    await writeDurably(fresh, `${[...closed, line].join('\n')}\n`)
    await rename(fresh, seal)
  } finally {
    await rm(fresh, { force: true })
  }
  await syncFolder(dirname(file))
}

function sealFileOf(file: string): string {
  return join(dirname(file), 'records.seal')
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}
