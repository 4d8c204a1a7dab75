import { forEachIndicator } from '../rule.js'

/** A computed value names what it is worked out from. */
export const computedHasInputs = forEachIndicator((indicator, department) => {
  const { value } = indicator
  if (value.kind !== 'computed' || Object.keys(value.inputs).length > 0) return []
  return [
    {
      code: 'COMPUTED_WITHOUT_INPUTS',
      plugin: department.id,
      place: `${indicator.id} value.inputs`,
      message: 'Nothing says what the value is worked out from.',
      remedy: 'Name at least one measure in inputs.',
    },
  ]
})
