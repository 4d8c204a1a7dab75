import { childOf } from './path.js'
import { type Found, select } from './select.js'

const goals = ['priorities', '*', 'goals', '*']

/**
 * Every target that a plan's content states, at its place. A yearly one has the baseline of its goal's own target, unless
 * it names another.
 */
export function targetsIn(content: unknown): readonly Found[] {
  return select(content, goals).flatMap(targetsOf)
}

/** Those of one goal. */
export function targetsOf({ path, value: goal }: Found): readonly Found[] {
  const own = select(goal, ['target'], path)
  const baseline = childOf(own[0]?.value, 'baseline')
  const yearly = select(goal, ['targets', '*'], path).map((one) => ({ ...one, value: from(baseline, one.value) }))
  return [...own, ...yearly]
}

function from(baseline: unknown, target: unknown): unknown {
  if (baseline === undefined || typeof target !== 'object' || target === null || Array.isArray(target)) return target
  return { baseline, ...target }
}
