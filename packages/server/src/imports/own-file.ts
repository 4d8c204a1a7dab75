import type { EntityManager } from '@mikro-orm/sqlite'
import { is, type Viewer } from '../access/viewer.js'
import { personBehind } from '../identity/person-behind.js'
import { rowsOf } from '../records/sql.js'

const senders = `select distinct subject from audit_entry where action = 'file.store' and target = ?`

/**
 * Whether somebody sent a file of this content, as a person or with a key of theirs. To anybody else it is as if it were
 * not there: a file of a few rows can be guessed, and nobody is told that the guess was right.
 */
export async function isOwnFile(em: EntityManager, viewer: Viewer, sha256: string): Promise<boolean> {
  if (is(viewer, 'administrator')) return true
  const found = await rowsOf<{ readonly subject: string }>(em, senders, [sha256])
  const own = await personBehind(em, viewer.subject)
  const people = await Promise.all(found.map(({ subject }) => personBehind(em, subject)))
  return people.includes(own)
}
