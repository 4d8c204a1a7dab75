import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { EntityManager } from '@mikro-orm/sqlite'
import { headFileOf, readAnchors } from '@planwright/audit'
import { factsFile } from '@planwright/facts'
import { ServerError } from '../errors.js'
import { rowsOf } from './sql.js'

/** Refuses to begin new records in a data folder whose other parts show that there were records before. */
export async function refuseLost(folder: string): Promise<void> {
  const found = [
    ...((await holdsFiles(join(folder, 'archive'))) ? ['archived files'] : []),
    ...((await isFilled(join(folder, factsFile))) ? ['facts'] : []),
    ...((await isFilled(headFileOf(folder))) ? ['the head of an audit trail'] : []),
  ]
  if (found.length > 0) throw new ServerError('RECORDS_MISSING', { folder, found: found.join(' and ') })
}

/** Refuses records that lack the newest entries which the trail's head names beside them. */
export async function refuseOlder(folder: string, em: EntityManager): Promise<void> {
  const { last } = await readAnchors(folder)
  if (last === 0) return
  const [newest] = await rowsOf<{ readonly end: number | null }>(em.fork(), 'select max(seq) as end from audit_entry')
  const end = newest?.end ?? 0
  if (end < last) throw new ServerError('RECORDS_OLDER', { folder, end, last })
}

async function holdsFiles(archive: string): Promise<boolean> {
  if (!existsSync(archive)) return false
  return (await readdir(archive, { recursive: true })).some((path) => /[0-9a-f]{64}$/.test(path))
}

async function isFilled(file: string): Promise<boolean> {
  return existsSync(file) && (await stat(file)).size > 0
}
