import { nearestName } from '@planwright/facts'
import type { Finding } from '../finding.js'
import { select, textsOf } from '../select.js'

/** Whoever owns an action, and whoever's indicator measures a goal, is one of the plan's departments. */
export function knownDepartments(content: unknown): readonly Finding[] {
  const departments = new Set(textsOf(select(content, ['departments', '*', 'id'])).map(({ value }) => value))
  if (departments.size === 0) return []
  const owners = textsOf(select(content, ['priorities', '*', 'actions', '*', 'owner']))
  const indicators = textsOf(select(content, ['priorities', '*', 'goals', '*', 'measuredBy']))
  const named = [
    ...owners.map(({ path, value }) => ({ path, id: value })),
    ...indicators.map(({ path, value }) => ({ path, id: value.split('.')[0] ?? '' })),
  ]
  return named.flatMap(({ path, id }) => {
    if (departments.has(id)) return []
    const nearest = nearestName(id, [...departments])
    const guess = nearest === null ? '' : `Did you mean "${nearest}"? `
    const remedy = `${guess}Name one of the departments (${[...departments].join(', ')}), or add it under "departments:".`
    return [{ path, message: `There is no department "${id}" in this plan.`, remedy }]
  })
}
