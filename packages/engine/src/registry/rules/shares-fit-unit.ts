import { forEachIndicator } from '../rule.js'

/** A reported rate is a percentage; a ratio is a percentage or a plain quotient. */
export const sharesFitUnit = forEachIndicator((indicator, department) => {
  const allowed = { ratio: ['percent', 'ratio', 'days', 'hours', 'years', 'dollars'], reported: ['percent'] }
  const { kind } = indicator.value
  if (kind !== 'ratio' && kind !== 'reported') return []
  if (allowed[kind].includes(indicator.unit)) return []
  return [
    {
      code: 'UNIT_OF_SHARE',
      plugin: department.id,
      place: `${indicator.id} unit`,
      message: `A ${kind === 'ratio' ? 'ratio' : 'reported rate'} cannot be in ${indicator.unit}.`,
      remedy: `Use one of ${allowed[kind].join(', ')}.`,
    },
  ]
})
