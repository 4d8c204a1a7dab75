import { type SchoolYear, schoolYearStarting, startOf } from '@planwright/sdk'

/** How many school years are told together. */
const together = 3

/**
 * The school years that one is told together with, itself among them, in their order: `2016-17` to `2018-19`, and then
 * `2019-20` to `2021-22`. No year is in two of them: the difference would tell of single years.
 */
export function yearsTogether(schoolYear: SchoolYear): readonly [SchoolYear, ...SchoolYear[]] {
  const start = startOf(schoolYear)
  const first = start - (start % together)
  const others = Array.from({ length: together - 1 }, (_, index) => schoolYearStarting(first + 1 + index))
  return [schoolYearStarting(first), ...others]
}
