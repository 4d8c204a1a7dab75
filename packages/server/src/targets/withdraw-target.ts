import type { EntityManager } from '@mikro-orm/sqlite'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { Authority } from '../audit/authority.js'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import { Target } from './target.entity.js'
import type { TargetPlace } from './target.input.js'
import { isInForce, targetsOf } from './target.loader.js'
import type { SetTarget } from './target.service.js'

interface Withdrawal {
  readonly trail: AuditTrail
  readonly reason: string
  readonly by: Authority
  readonly now: () => string
}

/**
 * Takes a target out of force without another in its place. It stays on record with the reason; where the plan has a
 * target for the same indicator, that one counts again.
 */
export function withdrawTarget(place: TargetPlace, { trail, reason, by, now }: Withdrawal): Promise<SetTarget> {
  const because = reason.trim()
  if (because === '') return refused(problemOf(new ServerError('REASON_MISSING'), ['reason']))
  return trail.writing(by, async (transaction, record) => {
    const inForce = await targetsInForce(transaction, place.indicator)
    const target = inForce.find((one) => one.indicator && isAt(one, place))
    if (target === undefined) return refused(notSet(place, inForce))
    Object.assign(target, { supersededAt: now(), withdrawnBy: by.subject, withdrawnBecause: because })
    await transaction.flush()
    const details = { level: target.level, orgUnit: target.orgUnit, by: target.by, reason: because }
    record({ subject: by.subject, action: 'target.withdraw', target: place.indicator, release: null, details })
    return { target, problems: [] }
  })
}

async function targetsInForce(em: EntityManager, indicator: string): Promise<readonly Target[]> {
  const all = await targetsOf(em, [indicator])
  return all(indicator).filter((target) => isInForce(target, null))
}

/** Whether a target is for a place; that of a goal is for the district. */
function isAt(target: Target, { level, orgUnit, group, by }: TargetPlace): boolean {
  if ((target.group ?? 'all') !== (group ?? 'all')) return false
  return target.by === by && placeOf(target) === placeOf({ level: level ?? null, orgUnit: orgUnit ?? null })
}

function placeOf({ level, orgUnit }: { readonly level?: string | null; readonly orgUnit?: string | null }): string {
  if (level && level !== 'district') return `every ${level}`
  return orgUnit ?? 'district'
}

function notSet(place: TargetPlace, inForce: readonly Target[]): Problem {
  const { indicator, by } = place
  const facts = { indicator, by, place: placeOf({ level: place.level ?? null, orgUnit: place.orgUnit ?? null }) }
  if (inForce.some((one) => !one.indicator && isAt(one, place)))
    return problemOf(new ServerError('TARGET_OF_PLAN', facts), ['place'])
  const own = inForce.filter((one) => one.indicator).map((one) => `${placeOf(one)} and ${one.by}`)
  const hint =
    own.length === 0 ? 'The indicator has no target that was set through the API.' : `It has: ${own.join('; ')}.`
  return problemOf(new ServerError('TARGET_NOT_SET', { ...facts, hint }), ['place'])
}

async function refused(problem: Problem): Promise<SetTarget> {
  return { target: null, problems: [problem] }
}
