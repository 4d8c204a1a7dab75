import { type SchoolYear, schoolYearOf } from '@planwright/sdk'
import { dayBefore } from '../day-before.js'
import { datesOf } from './dates.js'
import type { SourceRow } from './source-row.js'

/** The first and the last day (ISO, both included) that someone is in a class; null where it is open. */
export interface Stay {
  readonly firstDay: string | null
  readonly lastDay: string | null
}

const open: Stay = { firstDay: null, lastDay: null }

/**
 * How long an enrollment lasts: OneRoster's first day counts, its end date is the day after the last. Days that cannot be
 * read, or that are the wrong way around, are open.
 */
export function stayOf(row: SourceRow): Stay {
  if (isReversed(row)) return open
  const { begin, end } = daysOf(row)
  const lastDay = end === null ? null : dayBefore(end)
  const isOneDay = begin !== null && lastDay !== null && lastDay < begin
  return { firstDay: begin, lastDay: isOneDay ? begin : lastDay }
}

/** Whether an enrollment ends before it begins. */
export function isReversed(row: SourceRow): boolean {
  const { begin, end } = daysOf(row)
  return begin !== null && end !== null && end < begin
}

/** Whether any day of a stay lies in a school year. */
export function touches({ firstDay, lastDay }: Stay, year: SchoolYear): boolean {
  const begins = firstDay === null || schoolYearOf(firstDay) <= year
  return begins && (lastDay === null || schoolYearOf(lastDay) >= year)
}

/** Stays by their first day; those that share a day, or follow each other without a day between, are one. */
export function joinedStays<S extends Stay>(stays: readonly S[]): readonly S[] {
  const sorted = [...stays].sort((one, other) => ((one.firstDay ?? '') < (other.firstDay ?? '') ? -1 : 1))
  const joined: S[] = []
  for (const stay of sorted) {
    const before = joined.at(-1)
    if (before === undefined || isApart(before, stay)) joined.push(stay)
    else joined[joined.length - 1] = { ...before, lastDay: later(before.lastDay, stay.lastDay) }
  }
  return joined
}

function isApart(before: Stay, after: Stay): boolean {
  return before.lastDay !== null && after.firstDay !== null && before.lastDay < dayBefore(after.firstDay)
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null
  return one > other ? one : other
}

function daysOf(row: SourceRow) {
  return { begin: certainDay(row.cell('beginDate')), end: certainDay(row.cell('endDate')) }
}

function certainDay(text: string): string | null {
  const [day, other] = datesOf(text)
  return other === undefined ? (day ?? null) : null
}
