import type { EntityManager } from '@mikro-orm/sqlite'
import type { Viewer } from '../access/viewer.js'
import { byId } from '../records/batch.js'
import { ImportEntry } from './import.entity.js'
import { seesImportsOf } from './sees-imports.js'

/** Batching readers of imports as they are kept, as far as the viewer may see them. */
export function importLoaders(em: EntityManager, viewer: Viewer) {
  return { importEntry: byId(em, ImportEntry, ({ dataset }) => seesImportsOf(viewer, dataset)) }
}
