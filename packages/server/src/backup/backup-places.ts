import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { isAbsolute, join, relative, sep } from 'node:path'
import { manifestFile } from './manifest.js'

/** What the name of a folder begins with that is still being written. */
const unfinished = '.unfinished-'

/** The name of a backup: its moment, such as `2026-11-28T17-40-00.000Z`. */
export function backupName(asOf: string): string {
  return asOf.replaceAll(':', '-')
}

/** The backup at a path: the folder itself, or the newest backup in it; null where there is none. */
export async function backupAt(path: string): Promise<string | null> {
  if (existsSync(join(path, manifestFile))) return path
  const names = await readdir(path).catch(() => [])
  const backups = names.filter((name) => isBackupName(name) && existsSync(join(path, name, manifestFile))).sort()
  const newest = backups.at(-1)
  return newest === undefined ? null : join(path, newest)
}

function isBackupName(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}\.\d{3}Z$/.test(name)
}

/** The folder in which this process writes what will stand beside it under another name once it is complete. */
export function unfinishedIn(folder: string): string {
  return join(folder, `${unfinished}${hostname()}-${process.pid}`)
}

/** Removes what this process leaves unfinished; why it is left is worth more than why that cannot be removed. */
export async function removeUnfinished(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined)
}

/** Removes what processes of this machine that are gone have left unfinished. */
export async function removeAbandoned(folder: string): Promise<void> {
  const own = `${unfinished}${hostname()}-`
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(own) ? Number(name.slice(own.length)) : Number.NaN
    if (Number.isInteger(pid) && !isAlive(pid)) await rm(join(folder, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether a path lies in a folder, or is it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
