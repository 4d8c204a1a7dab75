import { datasetsOf, forEachIndicator } from '../rule.js'

/** A figure for every month needs rows with a day. */
export const monthsNeedDates = forEachIndicator((indicator, department) => {
  if (indicator.every !== 'month') return []
  return datasetsOf(indicator)
    .filter((dataset) => !Object.values(dataset.columns).some(({ kind }) => kind === 'date'))
    .map((dataset) => ({
      code: 'MONTH_WITHOUT_DATE',
      plugin: department.id,
      place: `${indicator.id} every`,
      message: `No month can be told from rows of "${dataset.id}", which have no date column.`,
      remedy: "Write every: 'year', or read a dataset with a date column.",
    }))
})
