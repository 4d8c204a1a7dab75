import type { Finding } from '../finding.js'
import { daysInOrder } from './days-in-order.js'
import { goalsMeasuredOrExplained } from './goals-measured-or-explained.js'
import { knownDepartments } from './known-departments.js'
import { schoolYears } from './school-years.js'
import { targetValues } from './target-values.js'
import { targetsWithinPlan } from './targets-within-plan.js'
import { uniqueKeys } from './unique-keys.js'
import { yearlyTargets } from './yearly-targets.js'
import { yearsInOrder } from './years-in-order.js'

const rules: readonly ((content: unknown) => readonly Finding[])[] = [
  uniqueKeys,
  knownDepartments,
  yearsInOrder,
  schoolYears,
  targetsWithinPlan,
  targetValues,
  goalsMeasuredOrExplained,
  yearlyTargets,
  daysInOrder,
]

/** What the schema cannot say of a plan. Takes content the schema has refused as well, and looks at what is there. */
export function checkRules(content: unknown): readonly Finding[] {
  return rules.flatMap((rule) => rule(content))
}
