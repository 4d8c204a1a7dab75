import { isPeriod, isSchoolYear, type Period, schoolYearOf, schoolYearStarting } from '@planwright/sdk'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** What is wrong with a text that should be a period, and the period that was probably meant. */
export function hintForPeriod(text: string): string {
  const near = nearestPeriod(text)
  const form = 'Write a school year (2016-17), or a school year to the end of a month (2016-17/10).'
  return near === null ? form : `Did you mean ${near}? ${form}`
}

/** The same for a school year. */
export function hintForYear(text: string): string {
  const near = nearestPeriod(text)?.slice(0, 7) ?? null
  const form = 'Write the school year from July to June as 2016-17.'
  return near === null ? form : `Did you mean ${near}? ${form}`
}

/** The period that people mean by `2016`, `2016-2017`, `16-17`, `SY2016-17`, `2016-17-7`, `2016-10-03` or `10/2016`; else null. */
export function nearestPeriod(text: string): Period | null {
  const plain = text
    .slice(0, 40)
    .trim()
    .toLowerCase()
    .replace(/^(sy|school year|year)\s*/, '')
    .replace(/[–—_\s]+/g, '-')
  const found = ofDay(plain) ?? ofMonth(plain) ?? ofYears(plain)
  return found !== null && isPeriod(found) ? found : null
}

/** A school year with a month of it: `2016-17/7`, `2016-17-oct`. */
function ofMonth(text: string): Period | null {
  const match = /^(\d{2,4}[-/]\d{2,4})[-/.](\d{1,2}|[a-z]{3,9})$/.exec(text)
  const year = match && ofYears(match[1] ?? '')
  const month = match && monthOf(match[2] ?? '')
  if (!year) return null
  return month ? `${year}/${month}` : year
}

/** A day or a month of the calendar: `2016-10-03`, `2016-10`, `10/2016`, `october-2016`. */
function ofDay(text: string): Period | null {
  const [, year = '', month = ''] =
    /^(\d{4})[-/](\d{1,2})(?:[-/]\d{1,2})?$/.exec(text) ??
    swapped(/^(\d{1,2}|[a-z]{3,9})[-/](\d{4})$/.exec(text)) ??
    swapped(/^(\d{1,2})[-/]\d{1,2}[-/](\d{4})$/.exec(text)) ??
    []
  const known = monthOf(month)
  if (known === null || isSchoolYear(text.slice(0, 7).replace('/', '-'))) return null
  return `${schoolYearOf(`${year}-${known}-01`)}/${known}`
}

/** One year of the calendar or two: `2016`, `2016-2017`, `2016/17`, `16-17`, `2016-18`. */
function ofYears(text: string): Period | null {
  const match = /^(\d{4}|\d{2})(?:[-/](?:\d{4}|\d{2}))?$/.exec(text)
  if (match === null) return null
  const [, first = ''] = match
  if (first.length === 2 && first === text) return null
  return schoolYearStarting(Number(first.length === 2 ? `20${first}` : first))
}

function monthOf(text: string): string | null {
  const named = months.indexOf(text.slice(0, 3)) + 1
  const number = /^\d+$/.test(text) ? Number(text) : named
  return number >= 1 && number <= 12 ? String(number).padStart(2, '0') : null
}

function swapped(match: RegExpExecArray | null): readonly string[] | null {
  return match === null ? null : [match[0], match[2] ?? '', match[1] ?? '']
}
