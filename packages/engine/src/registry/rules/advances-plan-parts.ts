import { forEachIndicator } from '../rule.js'

const planPart = /^(goals|actions|strategies|priorities)\/[a-z0-9]+(-[a-z0-9]+)*$/

/** What an indicator advances is named as parts of a plan are. Whether the plan has that part is the plan's to say. */
export const advancesPlanParts = forEachIndicator((indicator, department) =>
  indicator.advances
    .filter((part) => !planPart.test(part))
    .map((part) => ({
      code: 'PLAN_PART_MALFORMED',
      plugin: department.id,
      place: `${indicator.id} advances`,
      message: `"${part}" does not name a part of a plan.`,
      remedy: 'Write it like "goals/graduation-rate"; also actions/, strategies/ and priorities/.',
    })),
)
