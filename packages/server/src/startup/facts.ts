import { join } from 'node:path'
import type { EntityManager } from '@mikro-orm/sqlite'
import type { Registry } from '@planwright/engine'
import {
  type Archive,
  type EffectiveImport,
  type FactStore,
  type Home,
  inspectFacts,
  openArchive,
  openDuckdbStore,
} from '@planwright/facts'
import { roster } from '@planwright/sdk'
import { missingFrom } from '../health/archive-faults.js'
import { faultOfFacts } from '../health/facts-fault.js'
import { factsHindrance } from '../health/facts-hindrance.js'
import { type FactsRebuilt, type RebuildReason, rebuildForRecords } from '../health/rebuild.js'
import { recordedImports } from '../health/recorded-imports.js'
import type { Log } from '../http/log.js'
import type { PlanFile } from '../plan-file/index.js'

/** How many missing files a start names one by one. */
const said = 5

export interface Facts {
  readonly archive: Archive
  readonly store: FactStore
  /** Whose facts they are. */
  readonly home: Home
  /** What was rebuilt, and why; null where the facts were as the records say. */
  readonly rebuilt: FactsRebuilt | null
}

export interface FactsContext {
  readonly em: EntityManager
  readonly registry: Registry
  readonly plan: PlanFile
  readonly log: Log
  readonly now: () => string
  /** Whether facts are rebuilt that are as the records say. */
  readonly rebuild: 'asNeeded' | 'always'
  /** How large a file may become when it is unpacked, in bytes. */
  readonly mostUnpacked: number
  readonly signal?: AbortSignal
}

/**
 * Opens the archive and the fact store of a data folder. Facts that are not what the records say are rebuilt from the
 * archive first.
 */
export async function openFacts(folder: string, context: FactsContext): Promise<Facts> {
  const { em, registry, plan, log } = context
  const archive = await openArchive(join(folder, 'archive'))
  const home = homeOf(plan)
  const { mostUnpacked } = context
  const options = { folder, datasets: registry.datasets, archive, home, mostUnpacked, planYears: plan.years }
  try {
    const expected = { folder, recorded: await recordedImports(em), isDeclared: isDeclaredBy(registry) }
    const fault = faultOfFacts(await inspectFacts(folder), expected)
    const reason = fault ?? (context.rebuild === 'always' ? asked(folder) : null)
    const rebuilt = reason === null ? null : await rebuildForRecords(reason, { ...context, ...options, ...expected })
    await sayWhatIsMissing(archive, expected.recorded.effective, log)
    return { archive, home, rebuilt, store: await openDuckdbStore(options) }
  } catch (error) {
    throw factsHindrance(error, folder)
  }
}

/** Facts that are sound need no archive today, but nothing else could rebuild them. */
async function sayWhatIsMissing(archive: Archive, imports: readonly EffectiveImport[], log: Log): Promise<void> {
  const missing = await missingFrom(archive, imports)
  for (const { message, remedy } of missing.slice(0, said)) log.info(`${message} ${remedy}`)
  if (missing.length > said) log.info(`${missing.length - said} more files of the archive are missing.`)
}

function asked(folder: string): RebuildReason {
  return { code: 'ASKED', message: `The facts in ${folder} are as the records say.` }
}

function homeOf({ district: { code, name, aliases, state } }: PlanFile): Home {
  return { code, names: [name, ...aliases], stateNames: state === undefined ? [] : [state.name, ...state.aliases] }
}

function isDeclaredBy({ datasets }: Registry): (dataset: string) => boolean {
  const ids = new Set([roster.wholeRoster, ...roster.coreDatasets, ...datasets].map(({ id }) => id))
  return (dataset) => ids.has(dataset)
}
