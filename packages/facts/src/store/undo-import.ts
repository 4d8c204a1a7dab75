import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset } from '@planwright/sdk'
import type { Archive } from '../archive/archive.js'
import { FactsError } from '../errors.js'
import { faultOfFile } from '../import/archived-file.js'
import type { ImportRecord, ImportReport } from '../import/import-report.js'
import { changingRows } from './changing-rows.js'
import type { YearComparison } from './compare-rows.js'
import { type Replayed, replayedWith } from './dependent-datasets.js'
import type { DuckdbStoreOptions } from './duckdb-store.js'
import { importLog } from './import-log.js'
import { compareReplayed, takeReplayed } from './replayed-rows.js'
import { type OpenStore, withReplayed } from './replayed-store.js'
import { leftWithout, undoneIn } from './standing.js'
import { quoteText } from './table-layout.js'
import type { UndoRequest } from './takings-back.js'
import { takeVersions } from './undone-versions.js'

/** What an undo works on, and the datasets there are. */
export interface UndoOptions extends DuckdbStoreOptions {
  readonly known: readonly Dataset[]
  readonly openStore: OpenStore
}

/**
 * Takes an entry of the log back. What is left is replayed in a store beside this one; in one transaction its rows take
 * the place of those that differ.
 *
 * @throws FactsError UNDO_UNKNOWN, UNDO_TWICE, UNDO_FILES_LOST or UNDO_REFUSED_OTHER; then nothing was changed.
 */
export async function undoImport(
  connection: DuckDBConnection,
  options: UndoOptions,
  request: UndoRequest,
): Promise<ImportReport> {
  const log = await importLog(connection)
  const target = undoable(log, request.undoes)
  const replayed = replayedWith(target.dataset, options.known)
  const entries = replayedWithout(log, target, options.known)
  await refuseLostFiles(options.archive, entries)
  const onProgress = (done: number, total: number) => {
    request.signal?.throwIfAborted()
    request.onProgress?.('replaying', done, total)
  }
  const { openStore } = options
  return withReplayed(options, { openStore, entries, signal: request.signal, onProgress }, async (file) => {
    await connection.run(`ATTACH ${quoteText(file)} AS replayed (READ_ONLY)`)
    try {
      return await putInPlace(connection, request, target, replayed)
    } finally {
      await connection.run('DETACH replayed')
    }
  })
}

/** What is replayed to take an entry of the log back, oldest first. */
export function replayedWithout(
  log: readonly ImportRecord[],
  { id, dataset: changed }: ImportRecord,
  known: readonly Dataset[],
): readonly ImportRecord[] {
  const { logged } = replayedWith(changed, known)
  return leftWithout(log, id).filter(({ dataset }) => logged.has(dataset))
}

/** The entry of the log with an id that has not been taken back. */
function undoable(log: readonly ImportRecord[], id: string): ImportRecord {
  const target = log.find((entry) => entry.id === id)
  if (target === undefined) throw new FactsError('UNDO_UNKNOWN', `The facts know nothing of import/${id}.`)
  if (!undoneIn(log).has(id)) return target
  throw new FactsError('UNDO_TWICE', `import/${id} was taken back before.`)
}

async function refuseLostFiles(archive: Archive, entries: readonly ImportRecord[]): Promise<void> {
  const lost: string[] = []
  for (const { id, files } of entries)
    for (const file of files)
      if ((await faultOfFile(archive, file)) !== null) lost.push(`${file.name} (${file.sha256}) of import/${id}`)
  if (lost.length > 0)
    throw new FactsError(
      'UNDO_FILES_LOST',
      `These files are missing or damaged in the archive: ${lost.join(', ')}. Nothing was changed.`,
    )
}

async function putInPlace(
  connection: DuckDBConnection,
  request: UndoRequest,
  target: ImportRecord,
  { affected }: Replayed,
): Promise<ImportReport> {
  return changingRows(connection, request, target.dataset, async () => {
    const compared: YearComparison[] = []
    for (const dataset of affected) compared.push(...(await compareReplayed(connection, dataset)))
    const write = async (importId: string) => {
      for (const dataset of affected) await takeReplayed(connection, dataset, compared)
      const years = await takeVersions(connection, { affected, compared, target, importId })
      return { kind: 'undo', schoolYear: null, undoes: target.id, years } as const
    }
    return { effects: compared.map(({ isSame: _, ...effect }) => effect), isNeeded: true, write }
  })
}
