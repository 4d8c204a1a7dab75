import type { EntityManager } from '@mikro-orm/sqlite'
import { ApiKeyEntry } from './api-key.entity.js'
import { idOfKey } from './key-name.js'

/** Who answers for what a subject of the records did: of a key, whoever issued it. */
export async function personBehind(em: EntityManager, subject: string): Promise<string> {
  const entry = await keyOf(em, subject)
  if (entry === null) return subject
  const [oldest = entry] = (await issuersOf(em, entry)).slice(-1)
  return oldest.issuedBy
}

/** The keys by which a key was issued: the one that issued it, the one that issued that one, and so on. */
export async function issuersOf(em: EntityManager, { issuedBy }: ApiKeyEntry): Promise<readonly ApiKeyEntry[]> {
  const issuer = await keyOf(em, issuedBy)
  return issuer === null ? [] : [issuer, ...(await issuersOf(em, issuer))]
}

async function keyOf(em: EntityManager, subject: string): Promise<ApiKeyEntry | null> {
  const id = idOfKey(subject)
  return id === null ? null : em.findOne(ApiKeyEntry, { id })
}
