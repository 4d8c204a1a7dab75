import type { Finding } from '../finding.js'
import { childOf } from '../path.js'
import { numberAt, textAt } from '../select.js'
import { targetValue } from '../target-value.js'
import { targetsIn } from '../targets-in.js'

/** A target says in one way, and possibly, where it wants to go. */
export function targetValues(content: unknown): readonly Finding[] {
  return targetsIn(content).flatMap(({ path, value: target }) => {
    if (typeof target !== 'object' || target === null || Array.isArray(target)) return []
    const hasValue = childOf(target, 'value') !== undefined
    const hasChange = childOf(target, 'change') !== undefined
    if (hasValue && hasChange) {
      const message = 'The target states both a value and a change.'
      return [
        { path: [...path, 'value'], atKey: true, message, remedy: 'Keep "value:", or "change:" with its baseline.' },
      ]
    }
    if (!hasValue && !hasChange) {
      const message = 'The target states neither a value nor a change.'
      return [{ path, message, remedy: 'Add "value:", or "change:" with "baseline:" and "basis:".' }]
    }
    if (hasChange && path.includes('targets') && childOf(target, 'baseline') === undefined) {
      const message = 'The target states a change from no baseline.'
      return [{ path: [...path, 'change'], atKey: true, message, remedy: 'Add "baseline:" with its year and value.' }]
    }
    return impossibleChange(target).map((fault) => ({ path: [...path, 'change'], ...fault }))
  })
}

function impossibleChange(target: object): readonly Pick<Finding, 'message' | 'remedy'>[] {
  const baseline = numberAt(target, 'baseline', 'value')
  const change = numberAt(target, 'change')
  if (baseline === undefined || change === undefined) return []
  if (textAt(target, 'basis') === 'relative') {
    if (baseline !== 0) return []
    return [
      {
        message: 'A relative change from a baseline of 0 leads nowhere.',
        remedy: 'State the "value:" wanted instead.',
      },
    ]
  }
  if (textAt(target, 'basis') !== 'percentage-points') return []
  const value = targetValue(baseline, change, 'percentage-points')
  if (value >= 0 && value <= 100) return []
  const message = `${baseline} and ${change} percentage points give ${value}, which no percentage can be.`
  return [{ message, remedy: 'Correct the change or the baseline, or write "basis: relative".' }]
}
