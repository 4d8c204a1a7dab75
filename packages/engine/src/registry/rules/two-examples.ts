import { forEachIndicator } from '../rule.js'

const least = 2

/** An indicator shows at least two worked cases, so that one of them can be an edge. */
export const twoExamples = forEachIndicator((indicator, department) => {
  if (indicator.examples.length >= least) return []
  return [
    {
      code: 'EXAMPLES_TOO_FEW',
      plugin: department.id,
      place: `${indicator.id} examples`,
      message: `There are ${indicator.examples.length} worked examples, and at least ${least} are needed.`,
      remedy: 'Add an ordinary case and an edge, such as nobody enrolled or a hidden figure.',
    },
  ]
})
