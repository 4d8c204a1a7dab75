import type { EntityManager } from '@mikro-orm/sqlite'
import type { ResolvedIndicator } from '@planwright/engine'
import { isPeriod, schoolYearOfPeriod } from '@planwright/sdk'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { type Edition, inForce, resolvedNamed } from '../indicators/edition.js'
import { hintForPeriod } from '../names/period-name.js'
import { protectedIndicators } from './about-people.js'
import { type Block, besideOf, blockOf, mindedBy, pooledAnswers } from './pool.js'
import { keepPooled, newestOf } from './pool.store.js'
import { type Frame, frameOf, protectedFigures, type ReleasedIndicator } from './protected-figures.js'
import type { ReleasableFigure } from './releasable-figure.js'
import { ReleaseEntry } from './release.entity.js'
import { keepReleased, measuredBy, standingRelease, standingRows } from './release.store.js'
import { tallyOf } from './tally.js'
import { yearsTogether } from './years-together.js'

export interface ReleaseContext {
  readonly em: EntityManager
  readonly trail: AuditTrail
  readonly edition: Edition
  readonly now: () => string
}

export interface ReleaseOrder {
  readonly period: string
  /** Why a period that was released already is released anew. */
  readonly reason: string | null
  readonly by: Authority
}

export interface Published {
  readonly release: ReleaseEntry | null
  readonly problems: readonly Problem[]
}

/**
 * Publishes the protected figures of a period to readers without record access, once. Later imports change nothing of
 * it. Only a correction does, which somebody orders with a reason; and it shows only what changed by ten or more.
 */
export async function publishRelease(context: ReleaseContext, order: ReleaseOrder): Promise<Published> {
  const { period, reason, by } = order
  const refusal = periodProblem(period)
  if (refusal !== null) return { release: null, problems: [problemOf(refusal, ['period'])] }
  const last = await lastOf(context.em.fork(), period)
  if (last !== null && reason === null) return refused('RELEASE_EXISTS', entryOf(last))
  const years = yearsTogether(schoolYearOfPeriod(period))
  const newest = await newestOf(context.em.fork(), years)
  const at = context.now()
  // Worked out before the transaction: protecting a district takes a while, and nobody else could write meanwhile.
  const figures = await releasedFigures(context.em, context.edition, period, at)
  if (figures.size === 0) return refused('RELEASE_EMPTY', { period })
  const tally = tallyOf([...figures.values()])
  const published = await context.trail.writing(by, async (transaction, record): Promise<Published | null> => {
    const other = await lastOf(transaction, period)
    if (other !== null && other.number !== last?.number) return refused('RELEASE_EXISTS', entryOf(other))
    if ((await newestOf(transaction, years)) !== newest) return null
    const number = (last?.number ?? 0) + 1
    const entry = { period, number, reason: last === null ? null : reason, publishedAt: at, publishedBy: by.subject }
    const release = await keepRelease(transaction, { ...entry, ...tally }, figures)
    const details = { period, number, reason, ...tally }
    record({ subject: by.subject, action: 'release.publish', target: period, release: String(release.id), details })
    return { release, problems: [] }
  })
  // Another year of the block was released meanwhile: what is told of them together must know it.
  return published ?? publishRelease(context, order)
}

/** Keeps a release with all that it newly tells, in the transaction of the entity manager. */
async function keepRelease(
  transaction: EntityManager,
  entry: Omit<ReleaseEntry, 'id'>,
  figures: ReadonlyMap<string, ReleasedIndicator>,
): Promise<ReleaseEntry> {
  const release = transaction.create(ReleaseEntry, entry as never) as ReleaseEntry
  await transaction.flush()
  const { period, publishedAt: at } = entry
  const years = yearsTogether(schoolYearOfPeriod(period))
  for (const [indicator, { answers, pooled }] of figures) {
    const fresh = answers.filter(({ kept }) => !kept).map(({ answer }) => answer)
    const publication = { releaseId: release.id, indicator, at }
    await keepReleased(transaction, { ...publication, period }, fresh)
    await keepPooled(transaction, { ...publication, years }, pooled ?? [])
  }
  return release
}

async function lastOf(em: EntityManager, period: string): Promise<ReleaseEntry | null> {
  const [last] = await em.find(ReleaseEntry, { period }, { orderBy: { number: 'desc' }, limit: 1 })
  return last ?? null
}

/** Every release, the newest first. */
export function releasesOf(em: EntityManager): Promise<ReleaseEntry[]> {
  return em.find(ReleaseEntry, {}, { orderBy: { id: 'desc' } })
}

function periodProblem(period: string): ServerError | null {
  if (isPeriod(period)) return null
  const hint = hintForPeriod(period)
  return new ServerError('ARGUMENT_INVALID', { argument: 'period', value: period, wanted: 'a period', hint })
}

function refused(
  code: 'RELEASE_EXISTS' | 'RELEASE_EMPTY',
  details: Readonly<Record<string, string | number>>,
): Published {
  return { release: null, problems: [problemOf(new ServerError(code, details), ['period'])] }
}

function entryOf({ period, number, publishedAt }: ReleaseEntry) {
  return { period, number, at: publishedAt }
}

/** The answers of each protected indicator that was ever measured; none of those that were measured nowhere, or failed. */
async function releasedFigures(
  em: EntityManager,
  edition: Edition,
  period: string,
  at: string,
): Promise<ReadonlyMap<string, ReleasedIndicator>> {
  const frame = await frameOf(em, schoolYearOfPeriod(period))
  const block = await blockOf(em, period)
  const found = new Map<string, ReleasedIndicator>()
  let isAnythingMeasured = false
  for (const id of await measuredBy(em, protectedIndicators(edition), period, at)) {
    const newest = resolvedNamed(edition, id)
    const indicator = newest && inForce(edition, newest, schoolYearOfPeriod(period))
    if (indicator === null) continue
    const exact = await exactFigures(em, indicator, period, at)
    if (exact.length > 0 && exact.every(({ reason }) => reason === 'FAILED')) continue
    isAnythingMeasured ||= exact.length > 0
    found.set(id, await releasedIndicator(em, indicator, { period, frame, block }, exact))
  }
  return isAnythingMeasured ? found : new Map()
}

async function exactFigures(em: EntityManager, { definition }: ResolvedIndicator, period: string, at: string) {
  const rows = await standingRows(em, definition.id, period, at)
  return rows.map((row): ReleasableFigure => ({ ...row, unit: definition.unit }))
}

/** The period that is released, and what everybody knows of it. */
interface ReleasedPeriod {
  readonly period: string
  readonly frame: Frame
  readonly block: Block | null
}

async function releasedIndicator(
  em: EntityManager,
  indicator: ResolvedIndicator,
  { period, frame, block }: ReleasedPeriod,
  exact: readonly ReleasableFigure[],
): Promise<ReleasedIndicator> {
  const { id, unit } = indicator.definition
  const before = await standingRelease(em, { indicator: id, period, unit })
  const beside = block && (await besideOf(em, block, { id, unit }, before.length > 0))
  const answers = protectedFigures(indicator, exact, frame, before, mindedBy(beside))
  const pooled = block && beside && pooledAnswers(indicator, block, beside, { answers, exact, before })
  return { exact, answers, pooled }
}
