import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from '../archive/durable-file.js'
import type { ImportRecord } from '../import/import-report.js'
import { type DuckdbStoreOptions, openDuckdbStore } from './duckdb-store.js'
import type { FactStore } from './fact-store.js'
import { factsFile, openInstance } from './open-instance.js'
import { replayImport } from './replay-import.js'

/** What was done to the facts, an import, an emptying or an undo, with what it came to then. */
export type EffectiveImport = Omit<ImportRecord, 'years'>

export interface RebuildOptions extends Omit<DuckdbStoreOptions, 'file'> {
  /** All that was done to the facts, oldest first; also what was taken back. The files must be whole in the archive. */
  readonly imports: readonly EffectiveImport[]
  /** What the file that is there now is kept as, for somebody to look at; null where there is none. */
  readonly setAsideAs: string | null
  /** Told before each import how many of them are done; what it throws ends the rebuilding, and nothing is changed. */
  readonly onProgress: (done: number, next: EffectiveImport) => void
}

/** An import that came to something else than it did then. */
export interface Deviation {
  readonly import: EffectiveImport
  readonly cause: string
}

const building = 'facts-rebuilding.duckdb'

/**
 * Writes the facts of a data folder again from the archive, beside those that are there, and lets them take their place
 * once they are whole. Where an import comes to something else than it did then, nothing is changed. Answers what did.
 */
export async function rebuildFacts(options: RebuildOptions): Promise<readonly Deviation[]> {
  const { folder, setAsideAs } = options
  await removeUnfinished(folder)
  try {
    const deviations = await replayAll(options)
    if (deviations.length === 0) await putInPlace(folder, setAsideAs)
    return deviations
  } finally {
    await remove(folder, building)
  }
}

async function replayAll(options: RebuildOptions): Promise<readonly Deviation[]> {
  const store = await openDuckdbStore({ ...options, file: building })
  const deviations: Deviation[] = []
  try {
    for (const [done, one] of options.imports.entries()) {
      options.onProgress(done, one)
      const cause = await deviationOf(store, one)
      if (cause !== null) deviations.push({ import: one, cause })
    }
    return deviations
  } finally {
    await store.close()
  }
}

/** A rebuilding that was cut short is begun again; one that another process is at has its file locked. */
async function removeUnfinished(folder: string): Promise<void> {
  if (!existsSync(join(folder, building))) return
  await openInstance(folder, building).then(
    (instance) => instance.closeSync(),
    (error: Error) => {
      if (/could not set lock/i.test(error.message)) throw error
    },
  )
  await remove(folder, building)
}

async function remove(folder: string, file: string): Promise<void> {
  for (const name of namesOf(file)) await rm(join(folder, name), { force: true })
}

async function deviationOf(store: FactStore, one: EffectiveImport): Promise<string | null> {
  const report = await replayImport(store, one)
  if (report.outcome === 'refused') return `now it is refused: ${report.rejects[0]?.cause ?? 'no reason was given'}`
  const counts = (['accepted', 'rejected', 'changed'] as const).filter((name) => report[name] !== one[name])
  if (counts.length === 0) return null
  return counts.map((name) => `${one[name]} rows were ${name} then, ${report[name]} now`).join('; ')
}

/** The old file goes first: whenever this is cut short, the next start finds none, and rebuilds. */
async function putInPlace(folder: string, setAsideAs: string | null): Promise<void> {
  if (setAsideAs !== null) await moveAside(folder, setAsideAs)
  await remove(folder, `${factsFile}.wal`)
  await rename(join(folder, building), join(folder, factsFile))
  await syncFolder(folder)
}

async function moveAside(folder: string, as: string): Promise<void> {
  const kept = namesOf(as)
  for (const [position, name] of namesOf(factsFile).entries())
    if (existsSync(join(folder, name))) await rename(join(folder, name), join(folder, kept[position] ?? as))
}

/** A DuckDB file has its write-ahead log beside it. */
function namesOf(file: string): readonly string[] {
  return [`${file}.wal`, file]
}
