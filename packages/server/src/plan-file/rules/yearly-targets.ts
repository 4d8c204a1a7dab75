import { nearestName } from '@planwright/facts'
import { dimensionIds, dimensions } from '@planwright/sdk'
import type { Finding } from '../finding.js'
import { childOf } from '../path.js'
import { type Found, select, textAt } from '../select.js'
import { targetsIn } from '../targets-in.js'

/** A goal has one target for a school year and a group, each with who set it and why, and for groups that there are. */
export function yearlyTargets(content: unknown): readonly Finding[] {
  const goals = select(content, ['priorities', '*', 'goals', '*'])
  return [...goals.flatMap(unexplained), ...goals.flatMap(twice), ...targetsIn(content).flatMap(unknownGroup)]
}

function unexplained({ path, value: goal }: Found): readonly Finding[] {
  if (childOf(goal, 'target') !== undefined) return []
  return select(goal, ['targets', '*'], path).flatMap((target) =>
    ['setBy', 'why']
      .filter((key) => childOf(target.value, key) === undefined)
      .map((key) => ({
        path: target.path,
        message: `"${key}" is missing, and the goal has no "target:" that says it.`,
        remedy: `Add "${key}:" here, or write the last target as "target:".`,
      })),
  )
}

function twice({ path, value: goal }: Found): readonly Finding[] {
  const targets = [...select(goal, ['targets', '*'], path), ...select(goal, ['target'], path)]
  const placeOf = ({ value }: Found) => `${textAt(value, 'by')} ${textAt(value, 'group') ?? 'all'}`
  return targets.flatMap((target, index) => {
    if (targets.findIndex((other) => placeOf(other) === placeOf(target)) === index) return []
    const message = `Another target of the goal is for ${textAt(target.value, 'by')} and the same students.`
    return [{ path: [...target.path, 'by'], message, remedy: 'Keep one of the two, or correct its year or group.' }]
  })
}

const groups = dimensionIds.flatMap((id) => dimensions[id].groups.map(({ key }) => `${id}/${key}`))

function unknownGroup({ path, value }: Found): readonly Finding[] {
  const group = textAt(value, 'group')
  if (group === undefined || groups.includes(group)) return []
  const nearest = nearestName(group, groups)
  const guess = nearest === null ? '' : `Did you mean "${nearest}"? `
  const remedy = `${guess}Write the dimension and the group, such as race/black.`
  return [{ path: [...path, 'group'], message: `There is no group "${group}".`, remedy }]
}
