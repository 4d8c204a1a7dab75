import { listed, type Rule } from '../rule.js'

/** A department keeps to a limited number of indicators: what is measured everywhere is looked at nowhere. */
export const limitedNumber: Rule = ({ departments, limitOf }) =>
  departments
    .filter(({ id, indicators }) => indicators.length > limitOf(id))
    .map((department) => {
      const limit = limitOf(department.id)
      const ids = department.indicators.map(({ id }) => id)
      const unplanned = department.indicators.filter(({ advances }) => advances.length === 0).map(({ id }) => id)
      const unneeded = unplanned.length === 0 ? '' : `; these advance no part of the plan: ${listed(unplanned)}`
      return {
        code: 'INDICATOR_LIMIT',
        plugin: department.id,
        place: 'indicators',
        message: `There are ${ids.length} indicators (${listed(ids)}), and the department may have ${limit}.`,
        remedy: `Retire ${ids.length - limit} of them${unneeded}.`,
      }
    })
