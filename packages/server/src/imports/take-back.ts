import { type FactStore, type ImportRecord, replayedWithout, undoneIn } from '@planwright/facts'
import { type Dataset, isSchoolYear, roster } from '@planwright/sdk'
import { ServerError } from '../errors.js'
import { hintFor } from '../graphql/nearest.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { missingFrom } from '../health/archive-faults.js'
import { factsIdOf } from './facts-id.js'
import type { ImportEntry } from './import.entity.js'
import type { ImportServiceContext } from './import.service.js'

/** Why an import, an emptying or an undo is taken back. */
export interface UndoOrder {
  readonly id: string
  readonly reason: string
  readonly dryRun: boolean
}

/** Which rows are taken out, and why. */
export interface EmptyOrder {
  readonly dataset: string
  /** Null for all school years. */
  readonly schoolYear: string | null
  readonly reason: string
  readonly dryRun: boolean
}

type Facts = Pick<ImportServiceContext, 'facts' | 'archive' | 'catalogue'>

/** What hinders the taking back of an entry: none where it can begin. */
export async function problemsOfUndo(
  entry: ImportEntry,
  { reason }: UndoOrder,
  atWork: readonly ImportEntry[],
  { facts, archive, catalogue }: Facts,
): Promise<readonly Problem[]> {
  const log = await facts.log()
  const standing = whyNotStanding(entry, log, atWork)
  const target = log.find(({ id }) => id === factsIdOf(entry))
  const known = [...catalogue.edition.datasets, ...roster.coreDatasets]
  const lost =
    standing === null && target !== undefined ? await missingFrom(archive, replayedWithout(log, target, known)) : []
  return [
    ...(standing === null ? [] : [problemOf(standing, ['id'])]),
    ...reasonProblems(reason, ['reason']),
    ...lost.map((error) => problemOf(error, ['id'])),
  ]
}

function whyNotStanding(
  entry: ImportEntry,
  log: readonly ImportRecord[],
  atWork: readonly ImportEntry[],
): ServerError | null {
  const { id, state, dryRun } = entry
  if (state === 'RUNNING') return new ServerError('IMPORT_AT_WORK', { id })
  const undoing = atWork.find((one) => one.undoes === id && !one.dryRun)
  if (undoing !== undefined) return new ServerError('IMPORT_AT_WORK', { id: undoing.id })
  if (dryRun) return new ServerError('IMPORT_WITHOUT_CHANGE', { id, why: 'it was a dry run' })
  if (!log.some((one) => one.id === factsIdOf(entry)))
    return new ServerError('IMPORT_WITHOUT_CHANGE', { id, why: `it is ${state}` })
  const by = undoOf(factsIdOf(entry), log)
  return by === null ? null : new ServerError('IMPORT_UNDONE', { id, by: `import/${by}` })
}

/** The undo by which an entry is taken back; null where it stands. */
export function undoOf(id: string, log: readonly Pick<ImportRecord, 'id' | 'kind' | 'undoes'>[]): string | null {
  const undone = undoneIn(log)
  if (!undone.has(id)) return null
  return log.findLast((one) => one.undoes === id && !undone.has(one.id))?.id ?? null
}

/** What hinders an emptying, besides an unknown dataset. */
export function problemsOfEmptying({ schoolYear, reason }: EmptyOrder): readonly Problem[] {
  const isWrong = schoolYear !== null && !isSchoolYear(schoolYear)
  const wanted = 'a school year, such as 2016-17'
  const facts = { argument: 'schoolYear', value: schoolYear ?? '', wanted, hint: 'Leave it out to empty all years.' }
  return [
    ...(isWrong ? [problemOf(new ServerError('ARGUMENT_INVALID', facts), ['input', 'schoolYear'])] : []),
    ...reasonProblems(reason, ['input', 'reason']),
  ]
}

/** That there are no rows to take out, and where there are some. */
export async function nothingToEmpty({ dataset, schoolYear }: EmptyOrder, facts: FactStore): Promise<Problem> {
  const own = (await facts.versions()).filter((one) => isOf(dataset, one.dataset))
  const years = [...new Set(own.flatMap((one) => one.schoolYear ?? []))].sort()
  const year = schoolYear === null ? '' : ` of ${schoolYear}`
  const hint = schoolYear === null ? 'No action needed.' : hintFor(schoolYear, years)
  return problemOf(new ServerError('NOTHING_TO_EMPTY', { dataset, year, hint }))
}

function isOf(wanted: string, dataset: Dataset['id']): boolean {
  return dataset === wanted || (wanted === roster.wholeRoster.id && dataset.startsWith(`${wanted}.`))
}

function reasonProblems(reason: string, path: readonly string[]): readonly Problem[] {
  return reason.trim() === '' ? [problemOf(new ServerError('REASON_MISSING'), path)] : []
}
