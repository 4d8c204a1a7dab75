import { roster } from '@planwright/sdk'
import { quoteIdentifier, quoteText } from '../formula/quote.js'
import type { CellColumn } from './cell-columns.js'
import { dimensionsOf } from './group-source.js'
import { type Draft, placeKeys } from './microdata-draft.js'

/** The outermost select: a row for each unit, group and period, every column as text. */
export function compileCells(draft: Draft, cells: readonly CellColumn[], source: string): string {
  const { shape, dialect, tables } = draft
  const text = dialect === 'duckdb' ? 'VARCHAR' : 'TEXT'
  const period = shape.monthly ? 'x._period' : 'x._year'
  const dimensions = shape.groups.map((id) => ({ id, column: `g.${quoteIdentifier(id)}` }))
  const branches = dimensions.map(
    ({ id, column }) => `WHEN GROUPING(${column}) = 0 THEN ${quoteText(`${id}/`)} || ${column}`,
  )
  const group = branches.length === 0 ? "'all'" : `CASE ${branches.join(' ')} ELSE 'all' END`
  const numbers = cells.map(({ name, sql }) => `CAST(${sql} AS ${text}) AS ${quoteIdentifier(name)}`)
  const keys = `${period}, x._unit`
  const sets = [`(${keys})`, ...dimensions.map(({ column }) => `(${keys}, ${column})`)]
  const join =
    dimensions.length === 0 && !readsEntityGroups(draft)
      ? ''
      : `\nLEFT JOIN ${tables(roster.students)} g ON g."student" = x.${shape.studentKey} AND g."schoolYear" = x._year`
  const who =
    shape.members === null
      ? ''
      : `\nJOIN behind b ON ${placeKeys(draft)
          .map((key) => `b.${key} = x.${key}`)
          .join(' AND ')}`
  const unknown = dimensions.map(({ column }) => `NOT (GROUPING(${column}) = 0 AND ${column} IS NULL)`)
  return [
    `SELECT x._unit AS "unit", CAST(${group} AS ${text}) AS "group", ${period} AS "period"`,
    ...numbers.map((number) => `  , ${number}`),
    `FROM ${source} x${join}${who}`,
    `GROUP BY ${sets.length === 1 ? keys : `GROUPING SETS (${sets.join(', ')})`}`,
    ...(unknown.length === 0 ? [] : [`HAVING ${unknown.join(' AND ')}`]),
  ].join('\n')
}

/** Whether a formula over entities asks for the groups of a student. */
function readsEntityGroups({ measures }: Draft): boolean {
  const outer = measures.filter(({ checked }) => checked.each !== null)
  return (
    dimensionsOf(outer.flatMap(({ checked }) => [checked.numerator, checked.denominator, checked.value])).length > 0
  )
}
