/** A school year as districts write it: `2016-17` runs from 1 July 2016 to 30 June 2017. */
export type SchoolYear = string

const firstMonth = 7

/** Whether the text is a school year whose two halves fit together (`2016-17`, `1999-00`). */
export function isSchoolYear(text: string): text is SchoolYear {
  const match = /^(\d{4})-(\d{2})$/.exec(text)
  if (match === null) return false
  return (Number(match[1]) + 1) % 100 === Number(match[2])
}

/** The school year that begins in the given calendar year: 2016 gives `2016-17`. */
export function schoolYearStarting(year: number): SchoolYear {
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`
}

/** The calendar year in which a school year begins: `2016-17` gives 2016. */
export function startOf(schoolYear: SchoolYear): number {
  return Number(schoolYear.slice(0, 4))
}

/** The school year that contains an ISO date (`2017-06-30` gives `2016-17`). */
export function schoolYearOf(isoDate: string): SchoolYear {
  const year = Number(isoDate.slice(0, 4))
  const month = Number(isoDate.slice(5, 7))
  return schoolYearStarting(month >= firstMonth ? year : year - 1)
}

/**
 * The span a figure is for: a school year (`2016-17`), or a school year up to the end of a month
 * (`2016-17/10` is 1 July to 31 October 2016; `2016-17/02` ends in February 2017).
 */
export type Period = string

/** The school year a period belongs to. */
export function schoolYearOfPeriod(period: Period): SchoolYear {
  return period.slice(0, 7)
}

/** Whether the text is a period: a school year, or a school year up to a month. */
export function isPeriod(text: string): text is Period {
  return isSchoolYear(text.slice(0, 7)) && /^(\/(0[1-9]|1[0-2]))?$/.test(text.slice(7))
}
