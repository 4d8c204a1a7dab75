import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { AsOf } from '../graphql/as-of.js'
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

/** Batching readers of targets: those in force, now or at a moment in the past. */
export function targetLoaders(em: EntityManager) {
  const targetOfGoal = new DataLoader<TargetKey, Target | null, string>(
    async (keys) => {
      const goals = [...new Set(keys.map(({ goal }) => goal))]
      const targets = await em.find(Target, { goal: { $in: goals } }, { orderBy: { id: 'asc' } })
      return keys.map((key) => targets.findLast((target) => isInForce(target, key)) ?? null)
    },
    { cacheKeyFn: ({ goal, asOf }) => `${goal} ${asOf}` },
  )
  const goalOfIndicator = new DataLoader<string, string | null>(async (indicators) => {
    const rows = await rowsOf<MeasuringGoal>(
      em,
      'select id as goal, measuredBy as indicator from goal where measuredBy in (select value from json_each(?)) order by id',
      [JSON.stringify(indicators)],
    )
    return indicators.map((indicator) => rows.find((row) => row.indicator === indicator)?.goal ?? null)
  })
  return { targetOfGoal, goalOfIndicator }
}

function isInForce({ goal, recordedAt, supersededAt }: Target, wanted: TargetKey): boolean {
  if (goal !== wanted.goal) return false
  if (wanted.asOf === null) return !supersededAt
  return recordedAt <= wanted.asOf && (!supersededAt || supersededAt > wanted.asOf)
}
