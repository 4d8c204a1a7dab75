import { type SchoolYear, schoolYearOf, schoolYearStarting } from '@planwright/sdk'
import { datesOf } from './dates.js'
import type { Findings } from './findings.js'
import { sessionSizes } from './source-files.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTable } from './source-table.js'

/**
 * The school year of each academic session. The dates decide where they lie within one school year; a summer session,
 * and one without readable dates, belongs to the year its row names (in OneRoster: the year in which it ends).
 */
export function sessionYears(table: SourceTable, findings: Findings): ReadonlyMap<string, SchoolYear> {
  const years = new Map<string, SchoolYear>()
  for (const [id, row] of table.live) {
    checkParent(table, row, findings)
    const year = yearOf(table, row, findings)
    if (year !== null) years.set(id, year)
  }
  return years
}

function yearOf(table: SourceTable, row: SourceRow, findings: Findings): SchoolYear | null {
  const named = row.cell('schoolYear')
  const said = /^[12]\d{3}$/.test(named) ? schoolYearStarting(Number(named) - 1) : null
  const shown = yearOfDates(row)
  if (shown !== null && named !== '' && said !== shown) {
    findings.warn('ONEROSTER_YEAR_DIFFERS', { ...placeOf(table, row, 'schoolYear', named), detail: shown })
  }
  const year = shown ?? said ?? onlyYear(row.cell('endDate'))
  if (year !== null) return year
  const detail = `the session ${row.cell('sourcedId')} has neither a school year nor dates that tell it`
  findings.warn('ONEROSTER_NO_SCHOOL_YEAR', { ...placeOf(table, row, 'schoolYear', named), detail })
  return null
}

function yearOfDates(row: SourceRow): SchoolYear | null {
  const [start, end] = [row.cell('startDate'), row.cell('endDate')]
  const isSummer = [start, end].every((text) => datesOf(text).every((day) => ['07', '08'].includes(day.slice(5, 7))))
  const year = onlyYear(start)
  return !isSummer && year === onlyYear(end) ? year : null
}

/** The school year of a date; null where its readings lie in different ones. */
export function onlyYear(text: string): SchoolYear | null {
  const [year, other] = new Set(datesOf(text).map(schoolYearOf))
  return other === undefined ? (year ?? null) : null
}

function checkParent(table: SourceTable, row: SourceRow, findings: Findings): void {
  const parent = table.live.get(row.cell('parentSourcedId'))
  const [own, larger] = [row, parent].map((one) => sessionSizes.indexOf(one?.cell('type') ?? ''))
  if (own === undefined || larger === undefined || own < 0 || larger < 0 || own <= larger) return
  const value = `${row.cell('parentSourcedId')} (${parent?.cell('type')})`
  const place = placeOf(table, row, 'parentSourcedId', value)
  findings.warn('ONEROSTER_PARENT_TYPE', { ...place, detail: row.cell('type') })
}
