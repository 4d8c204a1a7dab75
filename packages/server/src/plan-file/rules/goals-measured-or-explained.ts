import type { Finding } from '../finding.js'
import { childOf } from '../path.js'
import { select } from '../select.js'

/** A goal is measured by an indicator, or says why it is not yet. Never neither, never both. */
export function goalsMeasuredOrExplained(content: unknown): readonly Finding[] {
  return select(content, ['priorities', '*', 'goals', '*']).flatMap(({ path, value: goal }) => {
    if (typeof goal !== 'object' || goal === null || Array.isArray(goal)) return []
    const measured = childOf(goal, 'measuredBy') !== undefined
    const explained = childOf(goal, 'notYet') !== undefined
    if (measured && explained) {
      const message = 'The goal names its indicator and also says why there is none.'
      return [{ path: [...path, 'notYet'], atKey: true, message, remedy: 'Keep "measuredBy:" or "notYet:".' }]
    }
    if (measured || explained) return []
    const message = 'The goal neither names its indicator nor says why there is none.'
    return [{ path, message, remedy: 'Add "measuredBy:" with an indicator, or "notYet:" with the reason.' }]
  })
}
