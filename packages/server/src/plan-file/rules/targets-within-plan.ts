import { isSchoolYear, startOf } from '@planwright/sdk'
import type { Finding } from '../finding.js'
import { numberAt, select, textAt, textsOf } from '../select.js'
import { targetsIn } from '../targets-in.js'

/** A target is met in a school year that ends while the plan runs, and after its baseline. */
export function targetsWithinPlan(content: unknown): readonly Finding[] {
  const start = numberAt(content, 'years', 'start')
  const end = numberAt(content, 'years', 'end')
  return targetsIn(content).flatMap(({ path, value }) => {
    const by = textAt(value, 'by')
    if (by === undefined || !isSchoolYear(by)) return []
    const findings: Finding[] = []
    const met = startOf(by) + 1
    const isMeant = textsOf(select(value, ['confirmed', '*'])).some((one) => one.value === 'outside-plan')
    const bounded = !isMeant && start !== undefined && end !== undefined && start <= end
    if (bounded && (met < start || met > end)) {
      const message = `The target is for ${by}, which ends in ${met}, outside the plan's years ${start} to ${end}.`
      findings.push({
        path: [...path, 'by'],
        message,
        remedy: 'Correct the school year, or write "confirmed: [outside-plan]".',
      })
    }
    const baseline = textAt(value, 'baseline', 'period')
    if (baseline !== undefined && isSchoolYear(baseline) && startOf(baseline) >= startOf(by)) {
      const message = `The baseline ${baseline} does not come before ${by}, when the target is to be met.`
      findings.push({ path: [...path, 'baseline', 'period'], message, remedy: 'Name an earlier year as the baseline.' })
    }
    return findings
  })
}
