import type { ImportRecord, ImportReport } from '../import/import-report.js'
import type { FactStore } from './fact-store.js'

/** An import as it is to be done again: under its id, with the files it had. */
export type ReplayedImport = Pick<ImportRecord, 'id' | 'dataset' | 'files' | 'rejected' | 'scope' | 'confirmed'> &
  Partial<Pick<ImportRecord, 'at'>>

/** Does an import again in another store, as it was done then: for the same scope, and without asking. */
export function replayImport(
  store: FactStore,
  { id, dataset, files, rejected, scope, confirmed, at }: ReplayedImport,
): Promise<ImportReport> {
  // An import with rejects that changed something was one that had been told to accept the good rows.
  const acceptPartial = rejected > 0
  const asThen = { acceptPartial, confirm: confirmed, asks: false, ...(scope === null ? {} : { scope }) }
  return store.importFiles({ dataset, files, importId: id, ...asThen, ...(at === undefined ? {} : { at }) })
}
