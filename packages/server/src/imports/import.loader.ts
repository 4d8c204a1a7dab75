import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { Viewer } from '../access/viewer.js'
import { byId } from '../records/batch.js'
import { ImportEntry } from './import.entity.js'
import { seesImportsOf } from './sees-imports.js'
import { undoOf } from './take-back.js'

/** Batching readers of imports as they are kept, as far as the viewer may see them. */
export function importLoaders(em: EntityManager, viewer: Viewer) {
  const maySee = ({ dataset }: ImportEntry) => seesImportsOf(viewer, dataset)
  return {
    importEntry: byId(em, ImportEntry, maySee),
    /** The undo that took an import, an emptying or an undo back; null where it stands. */
    undoOf: new DataLoader<string, ImportEntry | null>(async (ids) => {
      const done = { kind: 'UNDO', state: 'DONE', dryRun: false }
      const undos = (await em.find(ImportEntry, done, { orderBy: { startedAt: 'asc', id: 'asc' } })).filter(maySee)
      const log = undos.map(({ id, undoes }) => ({ id, kind: 'undo' as const, undoes }))
      return ids.map((id) => undos.find((undo) => undo.id === undoOf(id, log)) ?? null)
    }),
  }
}
