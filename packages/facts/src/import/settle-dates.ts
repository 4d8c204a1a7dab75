import { bound } from '../formula/bound.js'
import { quoteIdentifier } from '../store/table-layout.js'
import { type ImportContext, run, select } from './import-context.js'
import { textColumn, textsTable } from './texts-writer.js'

/** What is known of the dates of each file that do not begin with the year. */
export interface DateOrders {
  /** SQL that is true for a text of a row whose file leaves no doubt which part of such a date is the month. */
  decidedSql(text: string): string
  /** Why the file leaves doubt, to be put behind a sentence. */
  doubt(file: number, text: string): string
}

/** No dates but those that begin with the year. */
export const noDateOrders: DateOrders = { decidedSql: () => 'false', doubt: () => '' }

/**
 * Writes the dates of the texts as year-month-day where there is no doubt what they mean: a day with a time of
 * midnight is that day, and one such as 9/30/2016 is read where some date of its file has a part above 12 in one place
 * and none in the other. The dates of a file are looked at together, over all its columns, because one program wrote
 * them; but those with another separator on their own, as they came from elsewhere.
 */
export async function settleDates(context: ImportContext): Promise<DateOrders> {
  const columns = Object.values(context.dataset.columns)
  const dates = columns.flatMap(({ kind }, position) => (kind === 'date' ? [textColumn(position)] : []))
  if (dates.length === 0) return noDateOrders
  for (const text of dates) {
    await rewrite(context, text, `contains(${text}, ':')`, `regexp_replace(${text}, '${midnight}', '\\1')`)
    await rewrite(
      context,
      text,
      `${text} NOT LIKE '____-__-__' AND ${isLike(text, yearFirst)}`,
      dayOfParts(text, 1, 2, 3),
    )
  }
  const seen = await evidence(context, dates)
  if (seen.length === 0) return noDateOrders
  const decided = seen.filter(({ monthFirst, dayFirst }) => (monthFirst === null) !== (dayFirst === null))
  for (const { file, separator, monthFirst } of decided) {
    for (const text of dates) {
      const own = `_file = ${bound(file)} AND ${separatorOf(text)} = ${bound(separator)} AND ${isLike(text, yearLast)}`
      await rewrite(context, text, own, monthFirst === null ? dayOfParts(text, 3, 2, 1) : dayOfParts(text, 3, 1, 2))
    }
  }
  return ordersOf(seen, decided)
}

const number = '[0-9]{1,2}'
const yearFirst = `[12][0-9]{3}(/${number}/|-${number}-|[.]${number}[.])${number}`
const yearLast = `${number}(/${number}/|-${number}-|[.]${number}[.])[12][0-9]{3}`
/** A date before a time of midnight; the day is the one written, whatever the time zone. */
const midnight = `^([0-9]+[/.-][0-9]+[/.-][0-9]+)(?:T| +)(?:00?:00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?[Aa][Mm])(?: ?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2}))?$`

/** A file's dates of one separator: where the first is whose day stands behind the month, and before it. */
interface Evidence {
  readonly file: number
  readonly separator: string
  readonly monthFirst: string | null
  readonly dayFirst: string | null
}

async function evidence({ connection }: ImportContext, dates: readonly string[]): Promise<readonly Evidence[]> {
  const texts = dates.map(
    (text) => `SELECT _file, _line, ${text} AS text, ${separatorOf(text)} AS separator FROM ${textsTable}
      WHERE ${text} NOT LIKE '____-__-__' AND ${isLike(text, yearLast)}`,
  )
  const parts = [1, 2].map((place) => `string_split(text, separator)[${place}]::INTEGER`)
  const first = (one: string | undefined, other: string | undefined, name: string) =>
    `min_by('line ' || _line || ' has ' || text, _line) FILTER (WHERE ${one} <= 12 AND ${other} > 12) AS ${name}`
  const rows = await select(
    connection,
    `SELECT _file, separator, ${first(parts[0], parts[1], 'month_first')}, ${first(parts[1], parts[0], 'day_first')}
     FROM (${texts.join(' UNION ALL ')}) GROUP BY _file, separator ORDER BY _file, separator`,
  )
  return rows.map((row) => ({
    file: Number(row._file),
    separator: String(row.separator),
    monthFirst: row.month_first as string | null,
    dayFirst: row.day_first as string | null,
  }))
}

function ordersOf(seen: readonly Evidence[], decided: readonly Evidence[]): DateOrders {
  return {
    decidedSql: (text) =>
      decided
        .map(({ file, separator }) => `(_file = ${bound(file)} AND ${separatorOf(text)} = ${bound(separator)})`)
        .join(' OR ') || 'false',
    doubt(file, text) {
      const separator = /[/.-]/.exec(text)?.[0] ?? ''
      const found = seen.find((one) => one.file === file && one.separator === separator)
      if (found?.monthFirst && found.dayFirst) return `: ${found.monthFirst}, ${found.dayFirst}`
      return bothReadings(text.split(separator))
    },
  }
}

/** The days that a date in doubt may be. */
function bothReadings([one = '', other = '', year = '']: readonly string[]): string {
  if (Number(one) > 12) return ': neither part can be'
  const [first, second] = [one, other].map((part) => part.padStart(2, '0'))
  return `: it may be ${year}-${first}-${second} or ${year}-${second}-${first}, and no date of the file has a part above 12`
}

/** Rewrites the texts that a condition holds for, where that gives a day of the calendar or a part of the text. */
async function rewrite({ connection }: ImportContext, text: string, when: string, made: string): Promise<void> {
  const column = quoteIdentifier(text)
  await run(connection, `UPDATE ${textsTable} SET ${column} = coalesce(${made}, ${column}) WHERE ${when}`)
}

function isLike(text: string, pattern: string): string {
  return `regexp_full_match(${text}, '${pattern}')`
}

function separatorOf(text: string): string {
  return `regexp_extract(${text}, '[/.-]')`
}

/** SQL for the day whose year, month and day stand in these places of a text; null where there is no such day. */
function dayOfParts(text: string, year: number, month: number, day: number): string {
  const part = (place: number): string => `string_split(${text}, ${separatorOf(text)})[${place}]`
  const written = `${part(year)} || '-' || lpad(${part(month)}, 2, '0') || '-' || lpad(${part(day)}, 2, '0')`
  return `try_cast(${written} AS DATE)::VARCHAR`
}
