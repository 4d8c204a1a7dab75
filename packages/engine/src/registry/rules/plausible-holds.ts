import { checkMeasure, loadFormulaParser } from '@planwright/facts'
import { aggregate, type Dataset, type Plausible } from '@planwright/sdk'
import { forEachDataset } from '../rule.js'

await loadFormulaParser()

/** What a dataset says its rows are usually like can be looked at: a formula that is understood, and a bound. */
export const plausibleHolds = forEachDataset((dataset, department) =>
  (dataset.plausible ?? []).flatMap((rule, index) => {
    const at = { plugin: department.id, place: `${dataset.id} plausible ${index + 1}` }
    return [...boundProblems(rule), ...formulaProblems(dataset, rule)].map((problem) => ({
      ...problem,
      ...at,
      place: [at.place, ...('place' in problem ? [problem.place] : [])].join(' '),
    }))
  }),
)

function formulaProblems(dataset: Dataset, rule: Plausible) {
  if (dataset.about !== 'published') return checkMeasure(aggregate({ ...rule, of: dataset }))
  return [
    {
      code: 'PLAUSIBLE_PUBLISHED',
      message: 'Published rows are never added up, so no figure over them can be unusual.',
      remedy: 'Leave it out; compare rates with their counts by `checks`.',
    },
  ]
}

function boundProblems({ atLeast, atMost }: Plausible) {
  if (atLeast === undefined && atMost === undefined) {
    return [
      {
        code: 'PLAUSIBLE_NO_BOUND',
        message: 'Nothing says what the figure is usually like.',
        remedy: 'Give `atLeast`, `atMost` or both.',
      },
    ]
  }
  if (atLeast === undefined || atMost === undefined || atLeast <= atMost) return []
  return [
    {
      code: 'PLAUSIBLE_NO_BOUND',
      message: `No figure is at least ${atLeast} and at most ${atMost}.`,
      remedy: 'Give the smaller number as `atLeast`.',
    },
  ]
}
