/**
 * The days (ISO) a text can mean: one for `2016-09-30`, for a time of day behind it, and for `30/09/2016`; two for
 * `1/05/2023`, which does not say which part is the month; none for anything else.
 */
export function datesOf(text: string): readonly string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})([T ][\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text)
  if (iso !== null) return days([[iso[1], iso[2], iso[3]]])
  const mixed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (mixed === null) return []
  const [, one, other, year] = mixed
  return days([
    [year, one, other],
    [year, other, one],
  ])
}

/** Whether a text is written as OneRoster writes dates and times. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-/.test(text) && datesOf(text).length === 1
}

type Parts = readonly (string | undefined)[]

function days(readings: readonly Parts[]): readonly string[] {
  const texts = readings.map((parts) => parts.map((part) => (part ?? '').padStart(2, '0')).join('-'))
  return [...new Set(texts)].filter(isDay)
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
