import { forEachIndicator } from '../rule.js'

/** A month's figure counts from the first day of its school year, and says so. */
export const monthsAreToDate = forEachIndicator((indicator, department) => {
  if ((indicator.every === 'month') === (indicator.window === 'yearToDate')) return []
  return [
    {
      code: 'WINDOW',
      plugin: department.id,
      place: `${indicator.id} window`,
      message: "A figure for every month is of the year to date, and a year's figure has no window.",
      remedy: "Write every: 'month' with window: 'yearToDate', or every: 'year' without a window.",
    },
  ]
})
