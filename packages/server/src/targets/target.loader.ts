import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { AsOf } from '../graphql/as-of.js'
import { groupBy } from '../records/group-by.js'
import { rowsOf } from '../records/sql.js'
import { Target } from './target.entity.js'

interface MeasuringGoal {
  readonly goal: string
  readonly indicator: string
}

export interface TargetKey {
  readonly goal: string
  readonly asOf: AsOf
}

export interface IndicatorTargetsKey {
  readonly indicator: string
  readonly asOf: AsOf
}

/** Batching readers of targets: those in force, now or at a moment in the past. */
export function targetLoaders(em: EntityManager) {
  const targetsOfGoal = new DataLoader<TargetKey, readonly Target[], string>(
    async (keys) => {
      const goals = [...new Set(keys.map(({ goal }) => goal))]
      const targets = await em.find(Target, { goal: { $in: goals } }, { orderBy: { by: 'asc', id: 'asc' } })
      return keys.map(({ goal, asOf }) => targets.filter((target) => target.goal === goal && isInForce(target, asOf)))
    },
    { cacheKeyFn: ({ goal, asOf }) => `${goal} ${asOf}` },
  )
  const targetsOfIndicator = new DataLoader<IndicatorTargetsKey, readonly Target[], string>(
    async (keys) => {
      const all = await targetsOf(em, [...new Set(keys.map(({ indicator }) => indicator))])
      return keys.map(({ indicator, asOf }) => all(indicator).filter((target) => isInForce(target, asOf)))
    },
    { cacheKeyFn: ({ indicator, asOf }) => `${indicator} ${asOf}` },
  )
  return { targetsOfGoal, targetsOfIndicator }
}

/** Every target ever kept of some indicators: their own, and that of the goal each of them measures. */
export async function targetsOf(
  em: EntityManager,
  indicators: readonly string[],
): Promise<(indicator: string) => readonly Target[]> {
  const goals = await rowsOf<MeasuringGoal>(
    em,
    'select id as goal, measuredBy as indicator from goal where measuredBy in (select value from json_each(?)) order by id',
    [JSON.stringify(indicators)],
  )
  const byIndicator = new Map(
    [...groupBy(goals, ({ indicator }) => indicator)].map(([id, [first]]) => [id, first?.goal]),
  )
  const measured = [...byIndicator.values()].filter((goal) => goal !== undefined)
  const either = { $or: [{ indicator: { $in: [...indicators] } }, { goal: { $in: measured } }] }
  const found = await em.find(Target, either, { orderBy: { id: 'asc' } })
  return (indicator) => {
    const goal = byIndicator.get(indicator)
    return found.filter((target) => target.indicator === indicator || (goal !== undefined && target.goal === goal))
  }
}

/** Whether a target counts: now, or at a moment in the past. */
export function isInForce({ recordedAt, supersededAt }: Target, asOf: AsOf): boolean {
  if (asOf === null) return !supersededAt
  return recordedAt <= asOf && (!supersededAt || supersededAt > asOf)
}
