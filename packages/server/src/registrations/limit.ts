import type { EntityManager } from '@mikro-orm/sqlite'
import type { ResolvedIndicator } from '@planwright/engine'
import { ServerError } from '../errors.js'
import { type Problem, problemOf } from '../graphql/problem.js'
import type { Catalogue } from '../indicators/catalogue.js'
import { rowsOf } from '../records/sql.js'
import { isInForce, targetsOf } from '../targets/target.loader.js'

/**
 * A department's indicators in the order in which they could make room: first those without a target, then those that
 * advance no part of the plan, then those in use the longest. None that measures a goal is named before one that does not.
 */
export async function couldRetire(
  em: EntityManager,
  own: readonly ResolvedIndicator[],
): Promise<readonly ResolvedIndicator[]> {
  const ids = own.map(({ definition }) => definition.id)
  const targets = await targetsOf(em, ids)
  const goals = await rowsOf<{ id: string }>(em, 'select distinct m.value as id from goal g, json_each(g.measures) m')
  const sql =
    'select indicator as id, min(firstUsedAt) as at from indicatorVersion where indicator in (select value from json_each(?)) group by 1'
  const used = new Map(
    (await rowsOf<{ id: string; at: string }>(em, sql, [JSON.stringify(ids)])).map(({ id, at }) => [id, at]),
  )
  const rank = ({ definition: { id, advances } }: ResolvedIndicator) => [
    Number(goals.some((goal) => goal.id === id)),
    Number(targets(id).some((target) => isInForce(target, null))),
    Number(advances.length > 0),
  ]
  const age = ({ definition: { id } }: ResolvedIndicator) => used.get(id) ?? '9'
  return [...own].sort((one, other) => {
    const order = rank(one).join('').localeCompare(rank(other).join(''), 'en')
    return (
      order || age(one).localeCompare(age(other), 'en') || one.definition.id.localeCompare(other.definition.id, 'en')
    )
  })
}

/** The refusal of one more indicator, with what could make room for it. */
export async function limitProblem(
  em: EntityManager,
  catalogue: Catalogue,
  department: string,
  path: readonly string[],
): Promise<Problem> {
  const own = ownIndicators(catalogue, department)
  const candidates = (await couldRetire(em, own)).map(({ definition }) => definition.id)
  const facts = {
    department,
    count: own.length,
    limit: catalogue.limitOf(department),
    candidates: candidates.join(', '),
  }
  return problemOf(new ServerError('INDICATOR_LIMIT', facts), path)
}

/** A department's indicators that count against its limit. */
export function ownIndicators({ edition }: Catalogue, department: string): readonly ResolvedIndicator[] {
  return edition.indicators.filter((one) => one.department.id === department)
}
