import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { factsFile, openToRead } from './open-instance.js'

/** Who has a fact store open. */
export interface FactsHolder {
  /** The process's id; null where the database does not tell. */
  readonly pid: number | null
}

/**
 * Which other process has the facts of a data folder open: a running server. Null where none has. Not for a process that
 * has them open itself: looking would take its lock away.
 */
export async function factsHolder(folder: string): Promise<FactsHolder | null> {
  if (!existsSync(join(folder, factsFile))) return null
  try {
    const instance = await openToRead(folder)
    instance.closeSync()
    return null
  } catch (error) {
    return holderIn(error)
  }
}

/** The process because of which the facts could not be opened; null where that failed for another reason. */
export function holderIn(error: unknown): FactsHolder | null {
  const cause = error instanceof Error ? error.message : String(error)
  if (!/could not set lock/i.test(cause)) return null
  const pid = /PID (\d+)/.exec(cause)?.[1]
  return { pid: pid === undefined ? null : Number(pid) }
}
