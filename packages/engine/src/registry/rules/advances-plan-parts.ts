import { nearestName } from '@planwright/facts'
import type { RegistryProblem } from '../problem.js'
import { forEachIndicator, type PlanParts } from '../rule.js'

const planPart = /^(goals|actions|strategies|priorities)\/[a-z0-9]+(-[a-z0-9]+)*$/

/**
 * What an indicator advances is a part of the plan. A definition that was approved stays although the plan has changed
 * since.
 */
export const advancesPlanParts = forEachIndicator((indicator, department, { plan, wasApproved }) =>
  indicator.advances.flatMap((part, position) => {
    const fault = planPart.test(part) ? unknownPart(part, wasApproved(indicator) ? null : plan) : malformed(part)
    return fault === null ? [] : [{ plugin: department.id, place: `${indicator.id} advances.${position}`, ...fault }]
  }),
)

type Fault = Pick<RegistryProblem, 'code' | 'message' | 'remedy'>

function malformed(part: string): Fault {
  return {
    code: 'PLAN_PART_MALFORMED',
    message: `"${part}" does not name a part of a plan.`,
    remedy: 'Write it like "goals/graduation-rate"; also actions/, strategies/ and priorities/.',
  }
}

function unknownPart(part: string, plan: PlanParts | null): Fault | null {
  if (plan === null || plan.ids.includes(part)) return null
  const nearest = nearestName(part, plan.ids)
  const guess = nearest === null ? '' : `Did you mean "${nearest}"? `
  const remedy = `${guess}Name a part of the plan, or leave it out.`
  return { code: 'PLAN_PART_UNKNOWN', message: `The plan has no ${part}.`, remedy }
}
