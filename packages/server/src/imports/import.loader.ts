import type { EntityManager } from '@mikro-orm/sqlite'
import { byId } from '../records/batch.js'
import { ImportEntry } from './import.entity.js'

/** Batching readers of imports as they are kept. */
export function importLoaders(em: EntityManager) {
  return { importEntry: byId(em, ImportEntry) }
}
