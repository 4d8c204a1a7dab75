import { type AggregateExpression, type AggregateName, allOf, type Expression } from '../formula/expression.js'
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
import { isWideAggregate } from '../formula/print-wide.js'

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
  return aggregates.every((aggregate) => combinable.has(aggregate.name) && !isWideAggregate(aggregate))
}

/** The SQL that puts one column of several rows together. */
type Combine = (column: string) => string

/** Columns of a sub-select: each SQL text once, under a name. */
export interface NamedColumns {
  /** The name of a column. `combine` puts it together where its rows are; they are added up unless said. */
  nameOf(sql: string, combine?: Combine): string
  list(): readonly string[]
  /** The same columns, put together for a sub-select over the first. */
  combined(): readonly string[]
}

const added: Combine = (column) => `sum(${column})`

export function namedColumns(prefix: string): NamedColumns {
  const columns = new Map<string, { readonly name: string; readonly combine: Combine }>()
  return {
    nameOf: (sql, combine = added) => {
      const column = columns.get(sql) ?? { name: `${prefix}${columns.size}`, combine }
      columns.set(sql, column)
      return column.name
    },
    list: () => [...columns].map(([sql, { name }]) => `${sql} AS ${name}`),
    combined: () => [...columns.values()].map(({ name, combine }) => `${combine(name)} AS ${name}`),
  }
}

/**
 * Prints an aggregate as one over partial aggregates, whose columns are entered in `partials`.
 * All but percentiles and counts of different values can be; see `isCombinable`.
 */
export function printCombined(aggregate: AggregateExpression, partials: NamedColumns, options: PrintOptions): string {
  const { dialect } = options
  const { name } = aggregate
  const total = (sql: string): string => added(partials.nameOf(sql))
  const count = (): string => total(printAggregate({ ...aggregate, name: 'count' }, options))
  switch (name) {
    case 'sum':
      return sumAs(aggregate, total(printSum(aggregate, options)), dialect)
    case 'min':
    case 'max': {
      const extreme: Combine = (column) => `${name}(${collated(column, aggregate, options)})`
      return extreme(partials.nameOf(printAggregate(aggregate, options), extreme))
    }
    case 'avg':
      return printAverage(total(printSum(aggregate, options)), count(), dialect)
    case 'stddevPop':
    case 'stddevSamp':
      return printDeviation(aggregate, options, total)
    case 'boolAnd':
    case 'boolOr': {
      const truth: Combine = (column) => `${printTruths[name]}(${column})`
      return truth(partials.nameOf(printAggregate(aggregate, options), truth))
    }
    default:
      return cast(count(), aggregate.type, dialect)
  }
}

function collated(column: string, { type }: AggregateExpression, { dialect }: PrintOptions): string {
  return type.kind === 'text' && dialect === 'postgres' ? `(${column} COLLATE "C")` : column
}

/** The same aggregate over only those rows where a condition holds as well. */
export function narrowed(aggregate: AggregateExpression, condition: Expression | null): AggregateExpression {
  return condition === null ? aggregate : { ...aggregate, filter: allOf([condition, aggregate.filter]) }
}
