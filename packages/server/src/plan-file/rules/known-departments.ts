import { nearestName } from '@planwright/facts'
import type { Finding } from '../finding.js'
import { select, textsOf } from '../select.js'

/**
 * A department that owns an action, or whose indicator measures a goal, is one of the plan's. An owner who is not written
 * as the id of a department is another person or office.
 */
export function knownDepartments(content: unknown): readonly Finding[] {
  const departments = new Set(textsOf(select(content, ['departments', '*', 'id'])).map(({ value }) => value))
  if (departments.size === 0) return []
  const owners = textsOf(select(content, ['priorities', '*', 'actions', '*', 'owner'])).filter(isId)
  const goals = ['priorities', '*', 'goals', '*', 'measuredBy']
  const indicators = textsOf([...select(content, goals), ...select(content, [...goals, '*'])])
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

function isId({ value }: { readonly value: string }): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)
}
