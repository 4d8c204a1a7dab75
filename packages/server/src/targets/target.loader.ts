import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import { rowsOf } from '../records/sql.js'
import { Target } from './target.entity.js'

interface MeasuringGoal {
  readonly goal: string
  readonly indicator: string
}

/** Batching readers of targets in force. */
export function targetLoaders(em: EntityManager) {
  const targetOfGoal = new DataLoader<string, Target | null>(async (goals) => {
    const targets = await em.find(Target, { goal: { $in: [...goals] }, supersededAt: null })
    return goals.map((goal) => targets.find((target) => target.goal === goal) ?? null)
  })
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
