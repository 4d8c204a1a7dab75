import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import { belongingTo, byId } from '../records/batch.js'
import { rowsOf } from '../records/sql.js'
import { Action } from './action.entity.js'
import { Goal } from './goal.entity.js'
import { Plan } from './plan.entity.js'
import { Priority } from './priority.entity.js'
import { Strategy } from './strategy.entity.js'

/** Batching readers of the plan's parts. */
export function planLoaders(em: EntityManager) {
  return {
    plan: byId(em, Plan),
    priority: byId(em, Priority),
    strategy: byId(em, Strategy),
    goal: byId(em, Goal),
    action: byId(em, Action),
    prioritiesOfPlan: belongingTo(em, Priority, 'plan'),
    strategiesOfPriority: belongingTo(em, Strategy, 'priority'),
    goalsOfPriority: belongingTo(em, Goal, 'priority'),
    actionsOfPriority: belongingTo(em, Action, 'priority'),
    actionsOfDepartment: belongingTo(em, Action, 'owner'),
    goalsOfIndicator: goalsOfIndicator(em),
  }
}

const measuredGoals = `select distinct g.id from goal g, json_each(g.measures) m
  where m.value in (select value from json_each(?))`

function goalsOfIndicator(em: EntityManager): DataLoader<string, Goal[]> {
  return new DataLoader(async (indicators) => {
    const measured = await rowsOf<{ readonly id: string }>(em, measuredGoals, [JSON.stringify(indicators)])
    const goals = await em.find(Goal, { id: { $in: measured.map(({ id }) => id) } }, { orderBy: { id: 'asc' } })
    return indicators.map((indicator) => goals.filter((goal) => goal.measures.includes(indicator)))
  })
}
