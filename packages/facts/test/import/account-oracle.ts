import type { YearEffect } from '@planwright/facts'
import { schoolYearOf } from '@planwright/sdk'

/** A row of attendance as the tests write it. */
export interface Day {
  readonly student: string
  readonly school: string
  readonly date: string
  readonly present: boolean
}

type Rows = readonly Day[]

/** The part of the rows that an import is for, judged in plain JavaScript. */
export type Part = { readonly school?: string; readonly month?: string }

/** Whether a row is of a part. */
export function isOf({ school, month }: Part, row: Day): boolean {
  return (school === undefined || row.school === school) && (month === undefined || row.date.startsWith(month))
}

/** What replacing a part of the years of some rows leaves, and what it does to each of those years. */
export function replaced(
  known: Rows,
  came: Rows,
  part: Part,
): { readonly rows: Rows; readonly effects: readonly YearEffect[] } {
  const years = [...new Set(came.map(yearOf))].sort()
  const stays = (row: Day) => !years.includes(yearOf(row)) || !isOf(part, row)
  const rows = [...known.filter(stays), ...came]
  return { rows, effects: years.map((year) => effectOn(year, known, rows)) }
}

/** Whether a row has the key of a row that stays, so that the import must be refused. */
export function collides(known: Rows, came: Rows, part: Part): boolean {
  const staying = new Set(known.filter((row) => !isOf(part, row)).map(keyOf))
  return came.some((row) => staying.has(keyOf(row)))
}

function effectOn(schoolYear: string, known: Rows, rows: Rows): YearEffect {
  const ofYear = (all: Rows) => all.filter((row) => yearOf(row) === schoolYear)
  const [before, after] = [ofYear(known), ofYear(rows)]
  const then = new Map(before.map((row) => [keyOf(row), row]))
  const now = new Map(after.map((row) => [keyOf(row), row]))
  const isAltered = ([key, { school, present }]: readonly [string, Day]) => {
    const old = then.get(key)
    return old !== undefined && (old.school !== school || old.present !== present)
  }
  return {
    dataset: 'test.attendance',
    schoolYear,
    before: before.length,
    after: after.length,
    added: [...now.keys()].filter((key) => !then.has(key)).length,
    altered: [...now].filter(isAltered).length,
    removed: [...then.keys()].filter((key) => !now.has(key)).length,
    gaining: schoolsOnlyIn(after, before),
    losing: schoolsOnlyIn(before, after),
  }
}

function schoolsOnlyIn(one: Rows, other: Rows): YearEffect['gaining'] {
  const known = new Set(other.map(({ school }) => school))
  const only = [...new Set(one.map(({ school }) => school))].filter((school) => !known.has(school)).sort()
  const first = only.map((school) => ({
    unit: `school/${school}`,
    rows: one.filter((row) => row.school === school).length,
  }))
  return { count: first.length, first }
}

function yearOf({ date }: Day): string {
  return schoolYearOf(date)
}

function keyOf({ student, date }: Day): string {
  return `${student} ${date}`
}
