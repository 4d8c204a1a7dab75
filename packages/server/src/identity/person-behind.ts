import type { EntityManager } from '@mikro-orm/sqlite'
import { ApiKeyEntry } from './api-key.entity.js'

const keyName = /^key\/([0-9a-f]{16})$/

/** Who answers for what a subject of the records did: of a key, whoever issued it. */
export async function personBehind(em: EntityManager, subject: string): Promise<string> {
  const [, id] = keyName.exec(subject) ?? []
  const entry = id === undefined ? null : await em.findOne(ApiKeyEntry, { id })
  return entry === null ? subject : personBehind(em, entry.issuedBy)
}
