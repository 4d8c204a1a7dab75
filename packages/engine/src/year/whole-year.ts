import {
  type Period,
  type SchoolYear,
  schoolYearOf,
  schoolYearOfPeriod,
  schoolYearStarting,
  startOf,
} from '@planwright/sdk'

/** The school years that a moment knows: those that are over, and those that have begun. */
export interface YearsAt {
  /** The newest school year whose 30 June is past. */
  readonly over: SchoolYear
  /** The school year that is under way. */
  readonly begun: SchoolYear
}

/** The newest school year that is over at a moment (ISO text in UTC), and the one that is under way. */
export function yearsAt(moment: string): YearsAt {
  const begun = schoolYearOf(moment.slice(0, 10))
  return { over: schoolYearStarting(startOf(begun) - 1), begun }
}

/** What decides whether a figure is of a whole school year. */
export interface DatedFigure {
  readonly period: Period
  /** Whether the rows it was calculated from end before its school year did. */
  readonly endsEarly: boolean
}

/**
 * Whether a figure is only to date: of a year up to a month before June, of a school year that is not over at the moment,
 * or from rows that end early.
 */
export function isToDate({ period, endsEarly }: DatedFigure, moment: string): boolean {
  const year = schoolYearOfPeriod(period)
  if (period !== year && period !== `${year}/06`) return true
  return endsEarly || year > yearsAt(moment).over
}
