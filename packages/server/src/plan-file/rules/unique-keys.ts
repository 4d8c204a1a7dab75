import type { Finding } from '../finding.js'
import { printPath } from '../path.js'
import { select, textsOf } from '../select.js'

const kinds = [
  { name: 'department', pattern: ['departments', '*', 'id'] },
  { name: 'priority', pattern: ['priorities', '*', 'key'] },
  { name: 'strategy', pattern: ['priorities', '*', 'strategies', '*', 'key'] },
  { name: 'goal', pattern: ['priorities', '*', 'goals', '*', 'key'] },
  { name: 'objective', pattern: ['priorities', '*', 'goals', '*', 'objectives', '*', 'key'] },
  { name: 'action', pattern: ['priorities', '*', 'actions', '*', 'key'] },
] as const

/** A key names one department, priority, strategy, goal or action in the whole plan. */
export function uniqueKeys(content: unknown): readonly Finding[] {
  return kinds.flatMap(({ name, pattern }) => {
    const keys = textsOf(select(content, pattern))
    return keys.flatMap(({ path, value }, index) => {
      const first = keys.findIndex((other) => other.value === value)
      const earlier = keys[first]
      if (earlier === undefined || first === index) return []
      const message = `Another ${name} is already called "${value}" (${printPath(earlier.path)}).`
      return [{ path, message, remedy: 'Give one of the two another name.' }]
    })
  })
}
