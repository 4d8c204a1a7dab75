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

/** Which part of a date such as 9/30/2016 comes first. */
export type DateOrder = 'month' | 'day'

/** The part that comes first in the dates of a file, where some of them can only mean one and none contradicts it. */
export function dateOrderOf(texts: Iterable<string>): DateOrder | null {
  const seen = new Set<DateOrder>()
  for (const text of texts) {
    const [one, other] = partsOf(text)
    if (one > 12 && other <= 12) seen.add('day')
    if (other > 12 && one <= 12) seen.add('month')
  }
  const [order] = seen
  return seen.size === 1 ? (order ?? null) : null
}

/** The reading of a date that fits the order of its file; the text itself where it has one reading, or none. */
export function settledDate(text: string, order: DateOrder | null): string {
  const readings = datesOf(text)
  if (order === null || readings.length < 2) return text
  const month = String(partsOf(text)[order === 'month' ? 0 : 1]).padStart(2, '0')
  return readings.find((day) => day.slice(5, 7) === month) ?? text
}

/** The first two numbers of a date that ends with its year; zeros for any other text. */
function partsOf(text: string): readonly [number, number] {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/.exec(text)
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)]
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
