import type { AggregateExpression, AggregateName, Expression } from '../formula/expression.js'
import { printDeviation } from '../formula/print-deviation.js'
import {
  cast,
  type PrintOptions,
  printAggregate,
  printAverage,
  printSum,
  printTruths,
  sumAs,
} from '../formula/print-expression.js'

const combinable: ReadonlySet<AggregateName> = new Set<AggregateName>([
  'count',
  'sum',
  'min',
  'max',
  'avg',
  'stddevPop',
  'stddevSamp',
  'boolAnd',
  'boolOr',
])

/** Whether every aggregate can be put together from the aggregates of disjoint parts of the rows. */
export function isCombinable(aggregates: readonly AggregateExpression[]): boolean {
  return aggregates.every(({ name }) => combinable.has(name))
}

/** Columns of a sub-select: each SQL text once, under a name. */
export interface NamedColumns {
  nameOf(sql: string): string
  list(): readonly string[]
}

export function namedColumns(prefix: string): NamedColumns {
  const names = new Map<string, string>()
  return {
    nameOf: (sql) => {
      const name = names.get(sql) ?? `${prefix}${names.size}`
      names.set(sql, name)
      return name
    },
    list: () => [...names].map(([sql, name]) => `${sql} AS ${name}`),
  }
}

/**
 * Prints an aggregate as one over partial aggregates, whose columns are entered in `partials`.
 * All but percentiles and counts of different values can be; see `isCombinable`.
 */
export function printCombined(aggregate: AggregateExpression, partials: NamedColumns, options: PrintOptions): string {
  const { dialect } = options
  const total = (sql: string): string => `sum(${partials.nameOf(sql)})`
  const count = (): string => total(printAggregate({ ...aggregate, name: 'count' }, options))
  switch (aggregate.name) {
    case 'sum':
      return sumAs(aggregate, total(printSum(aggregate, options)), dialect)
    case 'min':
    case 'max':
      return `${aggregate.name}(${collated(partials.nameOf(printAggregate(aggregate, options)), aggregate, options)})`
    case 'avg':
      return printAverage(aggregate, total(printSum(aggregate, options)), count(), dialect)
    case 'stddevPop':
    case 'stddevSamp':
      return printDeviation(aggregate, options, total)
    case 'boolAnd':
    case 'boolOr':
      return `${printTruths[aggregate.name]}(${partials.nameOf(printAggregate(aggregate, options))})`
    default:
      return cast(count(), aggregate.type, dialect)
  }
}

function collated(column: string, { type }: AggregateExpression, { dialect }: PrintOptions): string {
  return type.kind === 'text' && dialect === 'postgres' ? `(${column} COLLATE "C")` : column
}

/** The same aggregate over only those rows where a condition holds as well. */
export function narrowed(aggregate: AggregateExpression, condition: Expression | null): AggregateExpression {
  if (condition === null) return aggregate
  const { filter } = aggregate
  if (filter === null) return { ...aggregate, filter: condition }
  const both: Expression = { node: 'logic', operator: 'and', operands: [condition, filter], type: { kind: 'boolean' } }
  return { ...aggregate, filter: both }
}
