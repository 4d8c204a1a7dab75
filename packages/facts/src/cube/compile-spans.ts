import { quoteIdentifier } from '../formula/quote.js'
import { yearCondition } from './compiled-cube.js'
import type { Draft } from './microdata-draft.js'

/** The year, and the year to date at the end of each month the dataset has rows of, whichever of them a measure counts. */
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
  return [
    `months AS (SELECT DISTINCT ${months.join(', ')} FROM ${tables(request.dataset)} WHERE ${conditions.join(' AND ')})`,
    `spans AS (\n  SELECT f.*, f._year AS _period FROM facts f\n  UNION ALL\n  SELECT f.*, m._year || '/' || ${month} AS _period FROM facts f JOIN months m ON m._year = f._year AND m._month >= f._month\n)`,
  ]
}
