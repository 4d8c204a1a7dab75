import type { EntityManager } from '@mikro-orm/sqlite'
import type { ParentOf } from '@planwright/engine'
import { isPeriod, schoolYearOfPeriod, type Unit } from '@planwright/sdk'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { type Edition, resolvedNamed } from '../indicators/edition.js'
import { protectedIndicators } from './about-people.js'
import { asReleased } from './as-released.js'
import { movedEnough } from './moved-enough.js'
import { ReleaseEntry } from './release.entity.js'
import { keepReleased, parentsIn, type ReleasableFigure, releasedBases, standingRows } from './release.store.js'

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
  const at = context.now()
  // Worked out before the transaction: protecting a district takes a while, and nobody else could write meanwhile.
  const figures = await protectedFigures(context.em, context.edition, period, at)
  const all = [...figures.values()].flat()
  if (all.length === 0) return refused('RELEASE_EMPTY', { period })
  return context.trail.writing(by, async (transaction, record): Promise<Published> => {
    const other = await lastOf(transaction, period)
    if (other !== null && other.number !== last?.number) return refused('RELEASE_EXISTS', entryOf(other))
    const release = transaction.create(ReleaseEntry, {
      period,
      number: (last?.number ?? 0) + 1,
      reason: last === null ? null : reason,
      publishedAt: at,
      publishedBy: by.subject,
      figures: all.length,
      hidden: all.filter((figure) => figure.reason === 'SUPPRESSED').length,
    } as never) as ReleaseEntry
    await transaction.flush()
    for (const [indicator, list] of figures)
      await keepReleased(transaction, { releaseId: release.id, indicator, period, at }, list)
    const details = { period, number: release.number, reason, figures: release.figures, hidden: release.hidden }
    record({ subject: by.subject, action: 'release.publish', target: period, release: String(release.id), details })
    return { release, problems: [] }
  })
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
  const hint = 'Write a school year (2016-17), or a school year to the end of a month (2016-17/10).'
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

async function protectedFigures(
  em: EntityManager,
  edition: Edition,
  period: string,
  at: string,
): Promise<ReadonlyMap<string, readonly ReleasableFigure[]>> {
  const parents = await parentsIn(em, schoolYearOfPeriod(period))
  const found = new Map<string, readonly ReleasableFigure[]>()
  for (const indicator of protectedIndicators(edition)) {
    const unit = resolvedNamed(edition, indicator)?.definition.unit
    if (unit !== undefined) found.set(indicator, await figuresOf(em, { indicator, unit, period, at, parents }))
  }
  return found
}

interface Wanted {
  readonly indicator: string
  readonly unit: Unit
  readonly period: string
  readonly at: string
  readonly parents: ParentOf
}

async function figuresOf(
  em: EntityManager,
  { indicator, unit, period, at, parents }: Wanted,
): Promise<readonly ReleasableFigure[]> {
  const placeOf = ({ orgUnit, group }: { orgUnit: string; group: string }) => `${orgUnit} ${group}`
  const before = new Map((await releasedBases(em, indicator, period)).map((one) => [placeOf(one), { ...one, unit }]))
  const rows = await standingRows(em, indicator, period, at)
  const exact = rows.map((row): ReleasableFigure => {
    const now = { ...row, unit }
    const then = before.get(placeOf(row))
    return then === undefined || movedEnough(then, now) ? now : then
  })
  return asReleased(exact, parents)
}
