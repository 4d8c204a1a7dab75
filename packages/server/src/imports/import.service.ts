import type { EntityManager } from '@mikro-orm/sqlite'
import type { Happening } from '@planwright/audit'
import type { Archive, FactStore, ImportReport } from '@planwright/facts'
import { type Dataset, roster } from '@planwright/sdk'
import { departmentOfId, refuseOtherDepartment } from '../access/own-department.js'
import type { Viewer } from '../access/viewer.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import { type Authority, theServer } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { Log } from '../http/log.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { storageError } from '../records/storage-error.js'
import { factsIdOf } from './facts-id.js'
import { ImportEntry } from './import.entity.js'
import { LiveImport } from './live-import.js'
import { newEntry } from './new-entry.js'
import { type ScopePart, scopeOf, scopeProblems } from './scope-parts.js'
import { seesImportsOf } from './sees-imports.js'
import { settleImports } from './settle-imports.js'
import { type EmptyOrder, nothingToEmpty, problemsOfEmptying, problemsOfUndo, type UndoOrder } from './take-back.js'
import { removeUnused } from './unused-files.js'

export interface ImportOrder {
  readonly dataset: string
  readonly files: readonly { readonly sha256: string; readonly name: string }[]
  readonly dryRun: boolean
  readonly acceptPartial: boolean
  /** The part of the dataset that the files are for; empty for all of it. */
  readonly scope?: readonly ScopePart[]
  /** The keys of what is confirmed. */
  readonly confirm?: readonly string[]
}

export interface ImportServiceContext {
  readonly em: EntityManager
  readonly trail: AuditTrail
  readonly facts: FactStore
  readonly archive: Archive
  readonly catalogue: Catalogue
  readonly log: Log
  readonly now: () => string
  /** What follows a change of facts: org units and indicators. */
  readonly afterChange: (dataset: string, onProgress: (done: number, total: number) => void) => Promise<void>
}

export interface StartedImport {
  readonly entry: ImportEntry | null
  readonly problems: readonly Problem[]
}

/** What an entry does to the facts when its turn comes. */
type FactsWork = (live: LiveImport) => Promise<ImportReport>

/** Whether whoever orders an import may use the file of a content. */
type MayUse = (sha256: string) => Promise<boolean>

const anyFile: MayUse = async () => true

/** Takes files into datasets, one import after the other, and lets anybody follow. */
export class ImportService {
  private readonly live = new Map<string, LiveImport>()
  private last: Promise<void> = Promise.resolve()

  constructor(private readonly context: ImportServiceContext) {}

  /** Starts an import in the background, or says why it cannot start. A file that may not be used is as if there were none. */
  async start(order: ImportOrder, by: Authority, mayUse: MayUse = anyFile): Promise<StartedImport> {
    const problems = await this.problemsOf(order, mayUse)
    if (problems.length > 0) return { entry: null, problems }
    const { dataset, files, dryRun, acceptPartial, scope = [], confirm = [] } = order
    const asked = { scope: scope.length === 0 ? null : scopeOf(scope), confirmed: confirm }
    const entry = newEntry({ dataset, files, dryRun, acceptPartial, ...asked, startedAt: this.context.now() })
    const details = { dataset, files: entry.files, dryRun, acceptPartial, scope: asked.scope, confirm }
    return this.enqueue(entry, by, { action: 'import.start', details }, (live) => this.importFiles(live, order))
  }

  /** Starts to take back an import, an emptying or an undo, or says why it cannot. */
  async undo(order: UndoOrder, viewer: Viewer, by: Authority): Promise<StartedImport> {
    const { id: undoes, dryRun } = order
    const target = await this.find(undoes, viewer)
    if (target === null) return { entry: null, problems: [await this.misnamed(undoes, viewer)] }
    const { dataset } = target
    refuseOtherDepartment(viewer, departmentOfId(dataset))
    const atWork = [...this.live.values()].map(({ entry }) => entry)
    const problems = await problemsOfUndo(target, order, atWork, this.context)
    if (problems.length > 0) return { entry: null, problems }
    const reason = order.reason.trim()
    const entry = newEntry({ kind: 'UNDO', dataset, undoes, reason, dryRun, startedAt: this.context.now() })
    const details = { dataset, undoes, reason, dryRun }
    const undone = factsIdOf({ id: undoes })
    return this.enqueue(entry, by, { action: 'import.undo', details }, (live) =>
      this.factsFor(live).undo({ ...this.changeOf(live), undoes: undone }),
    )
  }

  /** Starts to take the rows of a dataset out, or says why it cannot. */
  async empty(order: EmptyOrder, by: Authority): Promise<StartedImport> {
    const { dataset, schoolYear, dryRun } = order
    const problems = [...this.unknownDataset(dataset), ...problemsOfEmptying(order)]
    if (problems.length > 0) return { entry: null, problems }
    const reason = order.reason.trim()
    const entry = newEntry({ kind: 'EMPTYING', dataset, schoolYear, reason, dryRun, startedAt: this.context.now() })
    const details = { dataset, schoolYear, reason, dryRun }
    return this.enqueue(entry, by, { action: 'dataset.empty', details }, (live) =>
      this.factsFor(live).empty({ ...this.changeOf(live), dataset, schoolYear }),
    )
  }

  private async enqueue(
    entry: ImportEntry,
    by: Authority,
    said: Pick<Happening, 'action' | 'details'>,
    work: FactsWork,
  ): Promise<StartedImport> {
    const live = new LiveImport(entry)
    this.live.set(entry.id, live)
    await this.context.trail.writing(by, async (transaction, record) => {
      await transaction.insert(ImportEntry, entry)
      record({ subject: by.subject, ...said, target: entry.id, release: null })
    })
    this.last = this.last.then(() => this.work(live, work))
    return { entry, problems: [] }
  }

  private async misnamed(id: string, viewer: Viewer): Promise<Problem> {
    const known = (await this.list(viewer)).map((entry) => entry.id)
    return problemOf(new ServerError('IMPORT_MISNAMED', { id, hint: hintFor(id, known) }), ['id'])
  }

  /** Cancels an import before its rows are in, and waits for its end. All or nothing holds here too. */
  async cancel(id: string, viewer: Viewer): Promise<StartedImport> {
    const entry = await this.find(id, viewer)
    if (entry === null) return { entry, problems: [problemOf(new ServerError('IMPORT_NOT_FOUND', { id }), ['id'])] }
    refuseOtherDepartment(viewer, departmentOfId(entry.dataset))
    const live = this.live.get(id)
    if (live === undefined || !live.cancel())
      return { entry, problems: [problemOf(new ServerError('IMPORT_PAST_CANCELLING', { id }), ['id'])] }
    const { trail } = this.context
    await trail.record({ subject: viewer.subject, action: 'import.cancel', target: id, release: null, details: {} })
    if (!live.isBegun) await this.end(live, { state: 'CANCELLED' })
    for await (const _ of live.follow());
    return { entry: live.entry, problems: [] }
  }

  /** An import as it stands now; null where there is none that the viewer may see. */
  async find(id: string, viewer: Viewer): Promise<ImportEntry | null> {
    const entry = this.live.get(id)?.entry ?? (await this.context.em.fork().findOne(ImportEntry, { id }))
    return entry !== null && seesImportsOf(viewer, entry.dataset) ? entry : null
  }

  /** All imports that the viewer may see, the newest first. */
  async list(viewer: Viewer): Promise<readonly ImportEntry[]> {
    const newestFirst = { orderBy: { startedAt: 'desc', id: 'desc' } } as const
    const kept = await this.context.em.fork().find(ImportEntry, {}, newestFirst)
    const seen = kept.filter(({ dataset }) => seesImportsOf(viewer, dataset))
    return seen.map((entry) => this.live.get(entry.id)?.entry ?? entry)
  }

  /**
   * The state now, each newer state, and the end. One that the viewer may not see is as if there were none, which is said
   * before anything is followed.
   */
  async follow(id: string, viewer: Viewer): Promise<AsyncIterable<ImportEntry>> {
    const found = await this.find(id, viewer)
    if (found === null) throw new ServerError('IMPORT_NOT_FOUND', { id })
    return this.live.get(id)?.follow() ?? onlyOnce(found)
  }

  /** Resolves when nothing is at work any more. */
  async idle(): Promise<void> {
    await this.last
  }

  /** Ends the imports that an earlier process left at work. */
  settle(): Promise<void> {
    return settleImports(this.context)
  }

  private async problemsOf({ dataset, files, scope = [] }: ImportOrder, mayUse: MayUse): Promise<readonly Problem[]> {
    const unknown = this.unknownDataset(dataset)
    const problems: Problem[] = unknown.length > 0 ? [...unknown] : [...scopeProblems(this.datasetOf(dataset), scope)]
    if (files.length === 0) problems.push(problemOf(new ServerError('FILES_MISSING'), ['input', 'files']))
    for (const [position, { sha256, name }] of files.entries())
      if (!(await this.isStored(sha256)) || !(await mayUse(sha256)))
        problems.push(
          problemOf(new ServerError('FILE_NOT_STORED', { name, sha256 }), ['input', 'files', String(position)]),
        )
    return problems
  }

  /** The dataset of an id that is known; the roster as a whole is none of its own. */
  private datasetOf(id: string): Pick<Dataset, 'id'> {
    return this.context.catalogue.edition.datasets.find((dataset) => dataset.id === id) ?? { id }
  }

  private unknownDataset(dataset: string): readonly Problem[] {
    const known = [...this.context.catalogue.edition.datasets.map(({ id }) => id), roster.wholeRoster.id]
    if (known.includes(dataset)) return []
    const error = new ServerError('DATASET_UNKNOWN', { id: dataset, hint: hintFor(dataset, known) })
    return [problemOf(error, ['input', 'dataset'])]
  }

  private async isStored(sha256: string): Promise<boolean> {
    return /^[0-9a-f]{64}$/.test(sha256) && (await this.context.archive.has(sha256))
  }

  private async work(live: LiveImport, work: FactsWork): Promise<void> {
    if (live.signal.aborted) return
    live.start()
    await this.end(live, await this.outcomeOf(live, work))
  }

  private async end(live: LiveImport, end: Partial<ImportEntry>): Promise<void> {
    const finished = { ...end, phase: 'done', finishedAt: this.context.now() }
    try {
      await this.context.trail.writing(theServer, async (transaction, record) => {
        const { id, read, accepted, rejected, changed } = live.entry
        await transaction.nativeUpdate(ImportEntry, { id }, { ...withoutId(live.entry), ...finished })
        const details = { state: end.state, read, accepted, rejected, changed }
        record({ subject: 'server', action: 'import.end', target: id, release: null, details })
      })
      await this.forgetFiles(live.entry, end)
      live.update(finished)
      this.live.delete(live.entry.id)
    } catch (error) {
      // Nobody is told of a success that is not on record; until the next start only this entry knows how it ended.
      live.update({ ...finished, state: 'FAILED', problems: [this.failure(error)] })
    }
  }

  /** What was refused or cancelled is sent again when it is wanted again. */
  private async forgetFiles({ files, dryRun }: ImportEntry, { state }: Partial<ImportEntry>): Promise<void> {
    if (dryRun || (state !== 'REFUSED' && state !== 'CANCELLED')) return
    await removeUnused(files, this.context).catch((error) => this.context.log.unexpected(error))
  }

  private async outcomeOf(live: LiveImport, work: FactsWork): Promise<Partial<ImportEntry>> {
    try {
      const report = await work(live)
      live.update(countsOf(report))
      if (report.outcome === 'refused') return { state: 'REFUSED' }
      if (report.outcome === 'unconfirmed') return { state: 'UNCONFIRMED' }
      return this.afterwards(live, report)
    } catch (error) {
      if (live.signal.aborted) return { state: 'CANCELLED' }
      return { state: 'FAILED', problems: [this.failure(error)] }
    }
  }

  private async afterwards(live: LiveImport, { outcome }: ImportReport): Promise<Partial<ImportEntry>> {
    const { kind, dataset, schoolYear, reason, dryRun } = live.entry
    // An undo that changes no row may still change which imports the figures rest on.
    if (outcome === 'changed' || (kind === 'UNDO' && !dryRun)) return this.follows(live, dataset)
    if (kind !== 'EMPTYING' || live.entry.changed > 0) return { state: 'DONE' }
    const order = { dataset, schoolYear, reason: reason ?? '', dryRun }
    return { state: 'REFUSED', problems: [await nothingToEmpty(order, this.context.facts)] }
  }

  private importFiles(live: LiveImport, order: ImportOrder): Promise<ImportReport> {
    const scope = scopeOf(order.scope ?? [])
    return this.factsFor(live).importFiles({ ...this.changeOf(live), ...order, scope })
  }

  private factsFor({ signal }: LiveImport): FactStore {
    return this.context.facts.within(signal)
  }

  /** What every change of the facts is asked with. */
  private changeOf(live: LiveImport) {
    const { entry, signal } = live
    const onProgress = (phase: string, done: number, total: number) =>
      live.update({ phase: phase === 'done' ? 'writing' : phase, done: Math.floor(done), total: Math.ceil(total) })
    const known = { importId: factsIdOf(entry), at: entry.startedAt, dryRun: entry.dryRun }
    return { ...known, signal, onCommit: () => live.pass(), onProgress }
  }

  private async follows(live: LiveImport, dataset: string): Promise<Partial<ImportEntry>> {
    try {
      const progress = (done: number, total: number) => live.update({ phase: 'calculating', done, total })
      await this.context.afterChange(dataset, progress)
      return { state: 'DONE' }
    } catch (error) {
      const id = this.context.log.unexpected(error)
      const problem = problemOf(new ServerError('CALCULATION_FAILED', { indicator: `what depends on ${dataset}`, id }))
      return { state: 'DONE', problems: [problem] }
    }
  }

  private failure(error: unknown): Problem {
    if (isExplained(error)) return { code: error.code, path: [], message: error.message, remedy: error.remedy }
    const id = this.context.log.unexpected(error)
    return problemOf(storageError(error, id) ?? new ServerError('IMPORT_FAILED', { id }))
  }
}

async function* onlyOnce(entry: ImportEntry): AsyncGenerator<ImportEntry> {
  yield entry
}

/** An error with a stable code and a remedy, from whichever package. */
function isExplained(error: unknown): error is Error & { readonly code: string; readonly remedy: string } {
  return error instanceof Error && 'remedy' in error && 'code' in error
}

function countsOf({ read, accepted, rejected, rejects, warnings, ...report }: ImportReport): Partial<ImportEntry> {
  const { changed, effects, confirmations } = report
  return { read, accepted, rejected, changed, rejects, warnings, effects, confirmations }
}

function withoutId({ id: _, ...rest }: ImportEntry): Omit<ImportEntry, 'id'> {
  return rest
}
