import type { AggregateExpression } from './expression.js'
import { isWide } from './formula-type.js'
import { filterOf, type PrintOptions, printAs } from './print-expression.js'

/** DuckDB's functions over a list, for those aggregates that otherwise add up exact numbers. */
const overList = Object.freeze({
  sum: 'list_sum',
  avg: 'list_avg',
  stddevPop: 'list_stddev_pop',
  stddevSamp: 'list_stddev_samp',
})

type WideAggregate = AggregateExpression & { readonly name: keyof typeof overList }

/** Whether an aggregate adds up numbers that are too long to be exact. */
export function isWideAggregate(aggregate: AggregateExpression): aggregate is WideAggregate {
  return isWide(aggregate.type) && Object.hasOwn(overList, aggregate.name)
}

/** Prints an aggregate over wide doubles: added up in the order of their size, so that the order of rows cannot matter. */
export function printWide(aggregate: WideAggregate, options: PrintOptions): string {
  const { argument, name } = aggregate
  if (argument === null) return 'NULL'
  const value = printAs(argument, aggregate.type, options)
  return `${overList[name]}(list(${value} ORDER BY ${value})${filterOf(aggregate, options)})`
}
