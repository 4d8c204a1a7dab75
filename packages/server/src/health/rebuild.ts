import { type Deviation, type EffectiveImport, type RebuildOptions, rebuildFacts } from '@planwright/facts'
import { ServerError, type ServerErrorCode } from '../errors.js'
import type { Log } from '../http/log.js'
import { faultsOfArchive } from './archive-faults.js'
import type { FactsExpected } from './facts-fault.js'

/** Why facts are rebuilt: what is wrong with them, or that somebody wants them to be. */
export interface RebuildReason {
  readonly code: ServerErrorCode | 'ASKED'
  readonly message: string
}

/** That the facts were rebuilt, and why. */
export interface FactsRebuilt {
  readonly because: RebuildReason['code']
  readonly imports: number
  /** The file in the data folder that holds the facts as they were; null where there was none. */
  readonly setAsideAs: string | null
}

type RebuildContext = FactsExpected &
  Pick<RebuildOptions, 'datasets' | 'archive' | 'home'> & {
    readonly log: Log
    readonly now: () => string
    /** Ends the rebuilding before the next import. */
    readonly signal?: AbortSignal
  }

/**
 * Rebuilds the facts from the archive as the records say they are, and says so in the log.
 * @throws ServerError ARCHIVE_INCOMPLETE where files are missing or damaged, FACTS_DEVIATE where imports come to
 * something else than they did; then nothing was changed.
 */
export async function rebuildForRecords(reason: RebuildReason, context: RebuildContext): Promise<FactsRebuilt> {
  const { archive, log, recorded, isDeclared } = context
  log.info(`${reason.message} They are rebuilt from the archive.`)
  const imports = recorded.effective.filter(({ dataset }) => isDeclared(dataset))
  sayWhatIsLeftOut(recorded.effective, context)
  const lost = await faultsOfArchive(archive, imports)
  if (lost.length > 0)
    throw new ServerError('ARCHIVE_INCOMPLETE', { count: lost.length, fault: reason.message, files: sentencesOf(lost) })
  const setAsideAs = reason.code === 'FACTS_MISSING' ? null : asideName(reason.code, context.now())
  const onProgress = (done: number, next: EffectiveImport) => {
    context.signal?.throwIfAborted()
    log.info(`Rebuilding facts, ${done + 1} of ${imports.length}: ${next.dataset} (${namesOf(next)})`)
  }
  const deviations = await rebuildFacts({ ...context, imports, setAsideAs, onProgress })
  if (deviations.length > 0) throw deviating(reason, deviations)
  const kept = setAsideAs === null ? '' : ` The file before is kept as ${setAsideAs}.`
  log.info(`The facts are as they are on record.${kept}`)
  return { because: reason.code, imports: imports.length, setAsideAs }
}

/** `facts-damaged-2026-11-28T16-45-00.000Z.duckdb` */
function asideName(code: RebuildReason['code'], at: string): string {
  return `facts-${code.replace('FACTS_', '').toLowerCase()}-${at.replaceAll(':', '-')}.duckdb`
}

function sayWhatIsLeftOut(effective: readonly EffectiveImport[], { isDeclared, log }: RebuildContext): void {
  const datasets = [...new Set(effective.map(({ dataset }) => dataset))].filter((dataset) => !isDeclared(dataset))
  if (datasets.length > 0)
    log.info(`Left out are the rows of datasets that no installed plugin declares: ${datasets.join(', ')}.`)
}

function deviating(fault: RebuildReason, deviations: readonly Deviation[]): ServerError {
  const imports = deviations.map(({ import: { id, dataset }, cause }) => `import/${id} into ${dataset} (${cause})`)
  return new ServerError('FACTS_DEVIATE', { fault: fault.message, imports: imports.join('; ') })
}

function namesOf({ files }: EffectiveImport): string {
  return files.map(({ name }) => name).join(', ')
}

function sentencesOf(faults: readonly ServerError[]): string {
  return faults.map(({ message }) => message).join(' ')
}
