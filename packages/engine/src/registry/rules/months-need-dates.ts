import { datasetsOf, forEachIndicator } from '../rule.js'
import { periodColumns } from './one-row-period.js'

/** A figure for every month needs rows with a day. */
export const monthsNeedDates = forEachIndicator((indicator, department) => {
  if (indicator.every !== 'month') return []
  return datasetsOf(indicator)
    .filter((dataset) => !periodColumns(dataset).some((name) => dataset.columns[name]?.kind === 'date'))
    .map((dataset) => ({
      code: 'MONTH_WITHOUT_DATE',
      plugin: department.id,
      place: `${indicator.id} every`,
      message: `No month can be told from rows of "${dataset.id}", which do not count by a day.`,
      remedy: "Write every: 'year', or read a dataset with a required date column.",
    }))
})
