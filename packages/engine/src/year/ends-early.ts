import { type SchoolYear, startOf } from '@planwright/sdk'

/** Rows that come as late as May cover a school year: where little happens, nothing need happen in June. */
const lastMonths = 10

/**
 * The school year whose rows end early, so that its figures are to date although the year may be over; null where there is
 * none. It can only be the newest that has begun. Its rows end early if they stop before May, unless those of the year before
 * stopped in the same month or sooner: tests that are given in February are all there in February.
 *
 * @param lastDays The latest day of a dataset's rows in each school year; none where rows have no day.
 * @param begun The newest school year that has begun.
 */
export function yearThatEndsEarly(lastDays: ReadonlyMap<SchoolYear, string>, begun: SchoolYear): SchoolYear | null {
  const [newest, before] = [...lastDays.keys()]
    .filter((year) => startOf(year) <= startOf(begun))
    .sort()
    .reverse()
  if (newest === undefined) return null
  const reached = monthsReached(lastDays.get(newest))
  const usual = before === undefined ? lastMonths : Math.min(lastMonths, monthsReached(lastDays.get(before)))
  return reached < usual ? newest : null
}

/** How many months of its school year a day has reached: 0 in July, 11 in June. */
function monthsReached(day = ''): number {
  return (Number(day.slice(5, 7)) + 5) % 12
}
