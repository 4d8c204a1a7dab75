import type { ImportRecord, ImportReport } from '../import/import-report.js'
import type { FactStore } from './fact-store.js'

/** What was done to the facts, as it is to be done again: under its id, with the files it had. */
export type ReplayedImport = Pick<ImportRecord, 'id' | 'dataset' | 'files' | 'rejected' | 'scope' | 'confirmed'> &
  Partial<Pick<ImportRecord, 'at' | 'kind' | 'acceptPartial' | 'schoolYear' | 'undoes'>>

/** Does an import, an emptying or an undo again in another store, as it was done then: for the same scope, without asking. */
export function replayImport(store: FactStore, entry: ReplayedImport): Promise<ImportReport> {
  const { id, dataset, files, scope, confirmed, at, kind = 'import', schoolYear = null, undoes = null } = entry
  const known = { importId: id, ...(at === undefined ? {} : { at }) }
  if (kind === 'emptying') return store.empty({ dataset, schoolYear, ...known })
  if (kind === 'undo') return store.undo({ undoes: undoes ?? '', ...known })
  const asThen = { acceptPartial: acceptedPartially(entry), confirm: confirmed, asks: false }
  return store.importFiles({ dataset, files, ...asThen, ...known, ...(scope === null ? {} : { scope }) })
}

/** Where it was not kept: an import with rejects that changed something had been told to accept the good rows. */
function acceptedPartially({ acceptPartial = null, rejected }: ReplayedImport): boolean {
  return acceptPartial ?? rejected > 0
}
