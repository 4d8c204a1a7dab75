import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FactsError } from '../errors.js'
import type { ImportRecord } from '../import/import-report.js'
import type { DuckdbStoreOptions } from './duckdb-store.js'
import type { FactStore } from './fact-store.js'
import { factsFile } from './open-instance.js'
import { replayImport } from './replay-import.js'
import { removeScratch, scratchFolder } from './scratch-folder.js'

/** How a fact store is opened: handed in, because the store itself asks for a replay. */
export type OpenStore = (options: DuckdbStoreOptions) => Promise<FactStore>

export interface ReplayOrder {
  readonly openStore: OpenStore
  /** What is replayed, oldest first. */
  readonly entries: readonly ImportRecord[]
  readonly signal?: AbortSignal | undefined
  /** Told how many entries are done; what it throws ends the replay. */
  readonly onProgress: (done: number, total: number) => void
}

/** Replays entries in a fresh fact store, and lends its file, closed, to some work; nothing is left of it then. */
export async function withReplayed<Result>(
  options: DuckdbStoreOptions,
  order: ReplayOrder,
  work: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = await freshFolder(options.folder)
  try {
    await replayAll({ ...options, folder, file: factsFile }, order)
    return await work(join(folder, factsFile))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function freshFolder(folder: string): Promise<string> {
  if (folder === ':memory:') return mkdtemp(join(tmpdir(), 'planwright-undoing-'))
  await removeScratch(folder)
  return join(folder, scratchFolder)
}

async function replayAll(
  options: DuckdbStoreOptions,
  { openStore, entries, signal, onProgress }: ReplayOrder,
): Promise<void> {
  const whole = await openStore(options)
  try {
    const store = signal === undefined ? whole : whole.within(signal)
    for (const [done, entry] of entries.entries()) {
      onProgress(done, entries.length)
      const report = await replayImport(store, entry)
      if (report.outcome === 'refused') throw refusal(entry, report.rejects[0]?.cause)
    }
    onProgress(entries.length, entries.length)
  } finally {
    await whole.close()
  }
}

function refusal({ id, dataset, files }: ImportRecord, cause = 'no reason was given'): FactsError {
  const names = files.map(({ name }) => name).join(', ')
  return new FactsError(
    'UNDO_REFUSED_OTHER',
    `Without it import/${id} into ${dataset} (${names}), which came later, would be refused: ${cause} Nothing was changed.`,
  )
}
