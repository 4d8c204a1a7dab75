import { quoteIdentifier } from '../formula/quote.js'
import { yearCondition } from './compiled-cube.js'
import type { Draft } from './microdata-draft.js'

const offsets = Array.from({ length: 12 }, (_, month) => `(${month})`).join(', ')

/**
 * The year, and the year to date at the end of each month from the year's first row of the dataset to its last: a month
 * without rows has the figure to date as well.
 */
export function compileSpans({ dialect, request, shape, tables }: Draft): readonly string[] {
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const month = `lpad(CAST(m._month % 12 + 1 AS ${text}), 2, '0')`
  const months = shape.keys
    .filter(({ name }) => name === '_year' || name === '_month')
    .map(({ sql, name }) => `${sql} AS ${name}`)
  const conditions = [
    yearCondition(request),
    ...(shape.date === null ? [] : [`${quoteIdentifier(shape.date)} IS NOT NULL`]),
  ]
  const rows = `SELECT ${months.join(', ')} FROM ${tables(request.dataset)} WHERE ${conditions.join(' AND ')}`
  return [
    `bounds AS (SELECT _year, min(_month) AS _first, max(_month) AS _last FROM (${rows}) r GROUP BY _year)`,
    `months AS (SELECT _year, _first + k._offset AS _month FROM bounds JOIN (VALUES ${offsets}) k(_offset) ON _first + k._offset <= _last)`,
    `spans AS (\n  SELECT f.*, f._year AS _period FROM facts f\n  UNION ALL\n  SELECT f.*, m._year || '/' || ${month} AS _period FROM facts f JOIN months m ON m._year = f._year AND m._month >= f._month\n)`,
  ]
}
