import type { FuncCall, Node } from 'libpg-query'
import { aggregateOf, type Checker, checkAll, demand, locationOf, report } from './checker.js'
import type { AggregateExpression, Expression } from './expression.js'
import { booleanType, describeType, doubleType, integerType } from './formula-type.js'
import { wrongArguments } from './wrong-arguments.js'

/** Checks an aggregate of the short list, with its filter. */
export function checkAggregate(call: FuncCall, name: string, checker: Checker): Expression | null {
  if (!allowed(call, name, checker)) return null
  const inside: Checker = { ...checker, inAggregate: true }
  const filter = call.agg_filter === undefined ? null : checkFilter(call.agg_filter, inside)
  const aggregate = name === 'percentile_cont' ? checkPercentile(call, inside) : checkPlain(call, name, inside)
  if (aggregate === null || (filter === null && call.agg_filter !== undefined)) return null
  return { ...aggregate, filter }
}

function allowed(call: FuncCall, name: string, checker: Checker): boolean {
  if (checker.scope.mode === 'published') {
    const message = `Published rows are never summed, so "${name}" has no place here.`
    report(checker, call.location, 'FORMULA_PUBLISHED_NOT_SUMMED', message)
    return false
  }
  if (checker.inAggregate) {
    const message = `"${name}" stands inside another aggregate.`
    const remedy = 'Work out the inner one with `each`, under a name.'
    report(checker, call.location, 'FORMULA_AGGREGATE_NOT_ALLOWED', message, remedy)
    return false
  }
  if (checker.scope.mode === 'row') {
    const message = `"${name}" looks at many rows, and \`${checker.scope.place}\` looks at one.`
    const remedy = 'Use columns of the row here; put aggregates into `each`, `numerator`, `denominator` or `value`.'
    report(checker, call.location, 'FORMULA_AGGREGATE_NOT_ALLOWED', message, remedy)
    return false
  }
  return true
}

function checkFilter(node: Node, checker: Checker): Expression | null {
  const filter = checker.check(node, checker)
  if (filter === null) return null
  return demand(checker, node, filter, 'boolean', 'FILTER (WHERE ...)') ? filter : null
}

function checkPlain(call: FuncCall, name: string, checker: Checker): AggregateExpression | null {
  const args = call.args ?? []
  const form = name === 'count' ? 'count(*), count(x) or count(distinct x)' : `${name}(x)`
  const distinct = call.agg_distinct === true
  if (call.agg_order !== undefined || call.agg_within_group === true || (distinct && name !== 'count')) {
    return wrongArguments(checker, call, name, form)
  }
  if (call.agg_star === true) {
    if (name !== 'count') return wrongArguments(checker, call, name, form)
    return aggregateOf({ name: 'count', argument: null, type: integerType })
  }
  if (args.length !== 1) return wrongArguments(checker, call, name, form)
  const argument = checker.check(args[0], checker)
  if (argument === null) return null
  if (name === 'count') {
    return aggregateOf({ name: distinct ? 'countDistinct' : 'count', argument, type: integerType })
  }
  if (name === 'median') return percentileOf(checker, args[0], argument, '0.5', false)
  const known = overValues[name]
  return known === undefined ? wrongArguments(checker, call, name, form) : known(checker, args[0], argument)
}

type CheckValues = (checker: Checker, node: Node | undefined, argument: Expression) => AggregateExpression | null

const extreme =
  (name: 'min' | 'max'): CheckValues =>
  (checker, node, argument) => {
    if (argument.type.kind !== 'boolean') return aggregateOf({ name, argument, type: argument.type })
    const message = `"${name}" needs a number, a text or a date, but this is ${describeType(argument.type)}.`
    const remedy = `Ask whether ${name === 'min' ? 'all are true with bool_and(x)' : 'one is true with bool_or(x)'}.`
    return report(checker, locationOf(node), 'FORMULA_WRONG_TYPE', message, remedy)
  }

const total: CheckValues = (checker, node, argument) => {
  if (!demand(checker, node, argument, 'number', '"sum"')) return null
  return aggregateOf({ name: 'sum', argument, type: argument.type.kind === 'null' ? integerType : argument.type })
}

const spread =
  (name: 'avg' | 'stddevPop' | 'stddevSamp', user: string): CheckValues =>
  (checker, node, argument) => {
    if (!demand(checker, node, argument, 'number', `"${user}"`)) return null
    return aggregateOf({ name, argument, type: doubleType })
  }

const truth =
  (name: 'boolAnd' | 'boolOr', user: string): CheckValues =>
  (checker, node, argument) => {
    if (!demand(checker, node, argument, 'boolean', `"${user}"`)) return null
    return aggregateOf({ name, argument, type: booleanType })
  }

/** The aggregates of one argument: what they need of it, and what they give. */
const overValues: Readonly<Record<string, CheckValues>> = Object.freeze({
  min: extreme('min'),
  max: extreme('max'),
  sum: total,
  avg: spread('avg', 'avg'),
  stddev_pop: spread('stddevPop', 'stddev_pop'),
  stddev_samp: spread('stddevSamp', 'stddev_samp'),
  bool_and: truth('boolAnd', 'bool_and'),
  every: truth('boolAnd', 'every'),
  bool_or: truth('boolOr', 'bool_or'),
})

/** The names of all aggregates. */
export const aggregateNames: readonly string[] = Object.freeze([
  'count',
  ...Object.keys(overValues),
  'median',
  'percentile_cont',
])

function checkPercentile(call: FuncCall, checker: Checker): AggregateExpression | null {
  const form = 'percentile_cont(0.9) within group (order by x)'
  const [fractionNode, ...more] = call.args ?? []
  const [order, ...others] = call.agg_order ?? []
  if (call.agg_within_group !== true || more.length > 0 || others.length > 0 || order === undefined) {
    return wrongArguments(checker, call, 'percentile_cont', form)
  }
  if (!('SortBy' in order) || order.SortBy.useOp !== undefined)
    return wrongArguments(checker, call, 'percentile_cont', form)
  const checked = checkAll([fractionNode, order.SortBy.node], checker)
  if (checked === null) return null
  const [fraction, argument] = checked as readonly [Expression, Expression]
  const value = fraction.node === 'constant' ? Number(fraction.value) : Number.NaN
  if (fraction.node !== 'constant' || fraction.type.kind === 'text' || !(value >= 0 && value <= 1)) {
    return wrongArguments(checker, call, 'percentile_cont', `${form}, with a number from 0 to 1`)
  }
  const descending = order.SortBy.sortby_dir === 'SORTBY_DESC'
  return percentileOf(checker, order.SortBy.node, argument, fraction.value, descending)
}

function percentileOf(
  checker: Checker,
  node: Node | undefined,
  argument: Expression,
  fraction: string,
  descending: boolean,
): AggregateExpression | null {
  if (!demand(checker, node, argument, 'number', 'A percentile')) return null
  return aggregateOf({ name: 'percentile', argument, fraction, descending, type: doubleType })
}
