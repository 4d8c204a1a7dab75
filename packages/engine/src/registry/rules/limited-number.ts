import type { AnyIndicator } from '@planwright/sdk'
import { listed, type PlanParts, type Rule } from '../rule.js'

/** A department keeps to a limited number of indicators: what is measured everywhere is looked at nowhere. */
export const limitedNumber: Rule = ({ departments, limitOf, plan }) =>
  departments
    .filter(({ id, indicators }) => indicators.length > limitOf(id))
    .map(({ id: plugin, indicators }) => {
      const limit = limitOf(plugin)
      const ids = indicators.map(({ id }) => id)
      return {
        code: 'INDICATOR_LIMIT',
        plugin,
        place: 'indicators',
        message: `There are ${ids.length} indicators (${listed(ids)}), and the department may have ${limit}.`,
        remedy: `Retire ${ids.length - limit} of them${advice(indicators, plan)}.`,
      }
    })

/** What could go first: never an indicator that measures a goal. */
function advice(indicators: readonly AnyIndicator[], plan: PlanParts | null): string {
  const measuresGoal = ({ id }: AnyIndicator) => plan?.measures.includes(id) ?? false
  const unplanned = indicators.filter((one) => one.advances.length === 0 && !measuresGoal(one))
  return unplanned.length === 0 ? '' : `; these advance no part of the plan: ${listed(unplanned.map(({ id }) => id))}`
}
