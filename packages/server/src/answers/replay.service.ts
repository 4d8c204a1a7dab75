import type { ComputedRunner } from '@planwright/computed'
import { type Observation as Calculated, calculate, datasetsOf, type ResolvedIndicator } from '@planwright/engine'
import {
  type Archive,
  type FactStore,
  type Home,
  type ImportRecord,
  openDuckdbStore,
  replayImport,
} from '@planwright/facts'
import type { AnyIndicator, Dataset } from '@planwright/sdk'
import { causeOf } from '../errors.js'
import type { Observation } from '../observations/observation.type.js'
import { lineageOf, replayedImports } from './lineage.js'

/** Where the facts are, and whose they are. */
export interface ReplayContext {
  readonly facts: FactStore
  readonly archive: Archive
  readonly home: Home
  /** Where the functions of computed values run. */
  readonly computed: ComputedRunner
}

/** The definition a figure was worked out by, and whether its function is at hand where it needs one. */
export interface ReplayedDefinition {
  readonly definition: AnyIndicator
  readonly version: string
  readonly department: ResolvedIndicator['department']
}

/** An import that cannot be done again, and what is said of its files to those who may know them. */
interface Lost {
  readonly obstacle: 'FILE_MISSING' | 'FILE_DAMAGED' | 'IMPORT_REFUSED'
  readonly detail: string
  readonly of: ImportRecord
}

/** What came out: the figure (null where there was none), or why a replay cannot be. */
export type Replayed =
  | { readonly figure: Calculated | null; readonly imports: readonly ImportRecord[] }
  | { readonly obstacle: 'NO_RECEIPT' | 'IMPORT_UNKNOWN'; readonly detail: string }
  | Lost

/**
 * Works figures out again from the archive's files alone: a fact store in memory is filled with the imports of the
 * receipt, in their order, and the definition of that version is calculated on it. One replay runs at a time.
 */
export class ReplayService {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly context: ReplayContext) {}

  /** All that was done to the facts, oldest first. */
  imports(): Promise<readonly ImportRecord[]> {
    return this.context.facts.log()
  }

  /** The work ends with the signal, also while it waits for its turn. */
  replay(observation: Observation, by: ReplayedDefinition, signal: AbortSignal): Promise<Replayed> {
    const turn = this.last.then(() => this.once(observation, by, signal))
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async once(observation: Observation, by: ReplayedDefinition, signal: AbortSignal): Promise<Replayed> {
    signal.throwIfAborted()
    const datasets = datasetsOf(by.definition)
    const records = await this.imports()
    const { imports, standing, missing } = lineageOf(observation.importIds, records, datasets)
    if (missing.length > 0) return { obstacle: 'IMPORT_UNKNOWN', detail: missing.join(', ') }
    if (imports.length === 0) return { obstacle: 'NO_RECEIPT', detail: observation.id }
    const wanted = replayedImports({ imports, standing }, datasets)
    const lost = await this.lostFile(wanted)
    if (lost !== null) return lost
    return this.worked(observation, by, wanted, datasets, signal)
  }

  private async lostFile(imports: readonly ImportRecord[]): Promise<Lost | null> {
    for (const of of imports)
      for (const { name, sha256 } of of.files) {
        const state = await this.context.archive.check(sha256)
        if (state === 'missing') return { obstacle: 'FILE_MISSING', detail: `${name} (${sha256})`, of }
        if (state === 'damaged')
          return { obstacle: 'FILE_DAMAGED', detail: `${name} (${sha256}) of import/${of.id}`, of }
      }
    return null
  }

  private async worked(
    observation: Observation,
    { definition, version, department }: ReplayedDefinition,
    imports: readonly ImportRecord[],
    datasets: readonly Dataset[],
    signal: AbortSignal,
  ): Promise<Replayed> {
    const { archive, home, computed } = this.context
    const whole = await openDuckdbStore({ folder: ':memory:', datasets, archive, home })
    const store = whole.within(signal)
    try {
      for (const record of imports) {
        const refused = await importAgain(store, record)
        signal.throwIfAborted()
        if (refused !== null) return { obstacle: 'IMPORT_REFUSED', detail: refused, of: record }
      }
      const year = (observation.period ?? '').slice(0, 7)
      const indicators = [{ definition, version, department, datasets }]
      const figures = await calculate(store, indicators, [year], { computed, signal })
      return { figure: figures.find((one) => isAtPlaceOf(observation, one)) ?? null, imports }
    } finally {
      await whole.close()
    }
  }
}

/** Null where it went as it did; else what is said against it. */
async function importAgain(store: FactStore, record: ImportRecord): Promise<string | null> {
  try {
    const report = await replayImport(store, record)
    return report.outcome === 'refused' ? `${record.dataset}: ${report.rejects[0]?.cause ?? record.id}` : null
  } catch (error) {
    return `${record.dataset}: ${causeOf(error)}`
  }
}

function isAtPlaceOf({ orgUnitId, groupKey, period }: Observation, one: Calculated): boolean {
  return one.orgUnit === orgUnitId && one.group === groupKey && one.period === period
}

/** Whether a definition needs a function that only its plugin has. */
export function needsFunction({ value }: AnyIndicator): boolean {
  return value.kind === 'computed' && typeof value.calculate !== 'function'
}
