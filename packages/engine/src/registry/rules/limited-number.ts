import type { Rule } from '../rule.js'

/** A department keeps to a limited number of indicators: what is measured everywhere is looked at nowhere. */
export const limitedNumber: Rule = ({ departments, indicatorLimit }) =>
  departments
    .filter(({ indicators }) => indicators.length > indicatorLimit)
    .map((department) => {
      const ids = department.indicators.map(({ id }) => id)
      const unplanned = department.indicators.filter(({ advances }) => advances.length === 0).map(({ id }) => id)
      const candidates =
        unplanned.length > 0 ? `${unplanned.join(', ')} (they advance no part of the plan)` : ids.join(', ')
      return {
        code: 'INDICATOR_LIMIT',
        plugin: department.id,
        place: 'indicators',
        message: `There are ${ids.length} indicators, and a department may have ${indicatorLimit}.`,
        remedy: `Retire ${ids.length - indicatorLimit} of them; those that could be retired: ${candidates}.`,
      }
    })
