import { type Aggregate, aggregate, type Dataset, type Plausible } from '@planwright/sdk'
import { FactsError } from '../errors.js'
import { analyseMeasure, type CheckedMeasure } from '../formula/check-measure.js'
import type { Expression } from '../formula/expression.js'
import { printExpression } from '../formula/print-expression.js'
import { quoteIdentifier } from '../formula/quote.js'
import { groupColumn } from '../formula/student-groups.js'
import { schoolYearColumn } from '../store/table-layout.js'
import type { TableNames } from './compiled-cube.js'
import { dimensionsOf, rowsWithGroups } from './group-source.js'

const dialect = 'duckdb'
const year = quoteIdentifier(schoolYearColumn)

/**
 * Compiles figures over all rows of a school year, of one `where` and `each`, into a statement for DuckDB that reads the
 * rows once: a row for each school year, with the year and then each figure as text. It is what `compileCube` gives for
 * the district, without all that keeps people apart.
 */
export function compileFigures(dataset: Dataset, figures: readonly Plausible[], tables: TableNames): string {
  const checked = figures.map((figure) => checkedOrThrow(aggregate({ ...figure, of: dataset })))
  const values = checked.map(({ value }, index) => `CAST(${print(value)} AS VARCHAR) AS v${index}`)
  const [first] = checked
  if (first === undefined) throw new FactsError('MEASURE_INVALID', 'There is no figure to work out.')
  const source = sourceOf(dataset, first, checked, tables)
  return `SELECT ${[year, ...values].join(', ')} FROM ${source} GROUP BY ${year} ORDER BY ${year}`
}

/** The rows, or what `each` works out for one entity and school year. */
function sourceOf(
  dataset: Dataset,
  { where, each }: CheckedMeasure,
  all: readonly CheckedMeasure[],
  tables: TableNames,
): string {
  const outer = all.map(({ value }) => value)
  const inner = each?.names.map(({ expression }) => expression) ?? []
  const rows = rowsWithGroups(dataset, each?.entity ?? null, dimensionsOf([where, ...inner, ...outer]), tables)
  const kept = `${rows} WHERE ${[`${year} IS NOT NULL`, ...(where === null ? [] : [print(where)])].join(' AND ')}`
  if (each === null) return kept
  const entity = quoteIdentifier(each.entity)
  const groups = dimensionsOf(outer).map((id) => quoteIdentifier(groupColumn(id)))
  const names = [
    ...each.names.map(({ name, expression }) => `${print(expression)} AS ${quoteIdentifier(name)}`),
    ...groups.map((name) => `any_value(${name}) AS ${name}`),
  ]
  const keys = `${year}, ${entity}`
  return `(SELECT ${keys}, ${names.join(', ')} FROM ${kept} AND ${entity} IS NOT NULL GROUP BY ${keys})`
}

function print(expression: Expression | null): string {
  return expression === null ? 'NULL' : printExpression(expression, { dialect })
}

function checkedOrThrow(measure: Aggregate): CheckedMeasure {
  const { checked, problems } = analyseMeasure(measure)
  if (checked !== null) return checked
  const [problem] = problems
  throw new FactsError(
    'MEASURE_INVALID',
    `${measure.of.id} says what is plausible by a formula with a fault: ${problem?.message}`,
  )
}
