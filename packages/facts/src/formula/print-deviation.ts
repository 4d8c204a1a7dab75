import type { AggregateExpression, Expression } from './expression.js'
import type { FormulaType } from './formula-type.js'
import { cast, exactly, filterOf, type PrintOptions, printAs, toDouble } from './print-expression.js'

/** Squares have twice the places of what is squared, and must fit in the 38 digits an exact number has. */
const mostPlaces = 6

/**
 * Prints a standard deviation: the root of n times the sum of the squares less the square of the sum, over n² (or
 * n (n - 1)). All but the last division and the root is exact, so that neither the order of rows nor the engine can
 * matter; numbers are taken to six places. `total` adds up what is given for parts of the rows, if they come in parts.
 */
export function printDeviation(
  aggregate: AggregateExpression,
  options: PrintOptions,
  total: (sql: string) => string,
): string {
  const { dialect } = options
  const { argument } = aggregate
  if (argument === null) return 'NULL'
  const filter = filterOf(aggregate, options)
  const value = exactValue(argument, options)
  const count = total(`count(${value})${filter}`)
  const sum = total(`sum(${value})${filter}`)
  const squares = total(`sum(${value} * ${value})${filter}`)
  const exact = `(${cast(count, { kind: 'decimal', scale: 0 }, dialect)} * ${squares} - ${sum} * ${sum})`
  const many = cast(count, { kind: 'double' }, dialect)
  const divisor = `(${many} * ${aggregate.name === 'stddevPop' ? many : `(${many} - 1)`})`
  return `sqrt(${toDouble(exact, dialect)} / NULLIF(${divisor}, 0))`
}

function exactValue(argument: Expression, options: PrintOptions): string {
  const number: FormulaType = argument.type.kind === 'null' ? { kind: 'integer' } : argument.type
  const sql = printAs(argument, number, options)
  if (number.kind === 'double') return exactly(sql, options.dialect, mostPlaces)
  const scale = number.kind === 'decimal' ? Math.min(number.scale, mostPlaces) : 0
  const rounded = number.kind === 'decimal' && number.scale > mostPlaces ? `round(${sql}, ${mostPlaces})` : sql
  return cast(rounded, { kind: 'decimal', scale }, options.dialect)
}
