import type { FuncCall, Node } from 'libpg-query'
import { aggregateOf, type Checker, checkAll, demand, locationOf, report } from './checker.js'
import type { AggregateExpression, AggregateName, Expression, ScalarFunction } from './expression.js'
import {
  decimalType,
  describeType,
  doubleType,
  type FormulaType,
  integerType,
  maximumScale,
  scaleOf,
  textType,
} from './formula-type.js'
import { suggest } from './nearest-name.js'

const scalars: Readonly<Record<string, ScalarFunction>> = {
  abs: 'abs',
  round: 'round',
  floor: 'floor',
  ceil: 'ceil',
  ceiling: 'ceil',
  lower: 'lower',
  upper: 'upper',
}
const aggregates: readonly string[] = ['count', 'sum', 'min', 'max', 'avg', 'median', 'percentile_cont']
const functionNames = [...aggregates, ...Object.keys(scalars), 'coalesce', 'nullif', 'greatest', 'least']

/** Checks a function call: a scalar function or an aggregate of the short list. */
export function checkFunction(call: FuncCall, checker: Checker): Expression | null {
  const name = (call.funcname ?? []).map((part) => ('String' in part ? (part.String.sval ?? '') : '')).join('.')
  const scalar = Object.hasOwn(scalars, name) ? scalars[name] : undefined
  if (scalar === undefined && !aggregates.includes(name)) {
    const message = `Formulas have no function "${name}".`
    return report(
      checker,
      call.location,
      'FORMULA_UNKNOWN_FUNCTION',
      message,
      suggest(name, functionNames, 'functions'),
    )
  }
  if (call.over !== undefined || call.func_variadic === true) {
    return report(checker, call.location, 'FORMULA_NOT_ALLOWED', `"${name}" cannot be used with OVER or VARIADIC here.`)
  }
  return scalar === undefined ? checkAggregate(call, name, checker) : checkScalar(call, name, scalar, checker)
}

function wrongArguments(checker: Checker, call: FuncCall, name: string, form: string): null {
  return report(
    checker,
    call.location,
    'FORMULA_WRONG_ARGUMENTS',
    `"${name}" is not called like this.`,
    `Write ${form}.`,
  )
}

function checkScalar(call: FuncCall, name: string, scalar: ScalarFunction, checker: Checker): Expression | null {
  const args = call.args ?? []
  const form = scalar === 'round' ? 'round(x) or round(x, 1)' : `${name}(x)`
  const decorated = call.agg_filter ?? call.agg_order ?? call.agg_distinct ?? call.agg_star ?? call.agg_within_group
  const fits = args.length === 1 || (scalar === 'round' && args.length === 2)
  if (decorated !== undefined || !fits) return wrongArguments(checker, call, name, form)
  const checked = checkAll(args, checker)
  if (checked === null) return null
  const [operand, second] = checked as readonly [Expression, Expression?]
  const wanted = scalar === 'lower' || scalar === 'upper' ? 'text' : 'number'
  if (!demand(checker, args[0], operand, wanted, `"${name}"`)) return null
  const places = second === undefined ? 0 : placesOf(second)
  if (places === null) return wrongArguments(checker, call, name, `round(x, n) with n from 0 to ${maximumScale}`)
  return { node: 'call', name: scalar, operand, places, type: scalarType(scalar, operand.type, places) }
}

function placesOf(expression: Expression): number | null {
  if (expression.node !== 'constant' || expression.type.kind !== 'integer') return null
  const places = Number(expression.value)
  return places >= 0 && places <= maximumScale ? places : null
}

function scalarType(scalar: ScalarFunction, operand: FormulaType, places: number): FormulaType {
  if (scalar === 'lower' || scalar === 'upper') return textType
  if (scalar === 'abs') return operand.kind === 'null' ? integerType : operand
  if (scalar === 'floor' || scalar === 'ceil') return integerType
  const kept = operand.kind === 'double' ? places : Math.min(places, scaleOf(operand))
  return kept === 0 ? integerType : decimalType(kept)
}

function checkAggregate(call: FuncCall, name: string, checker: Checker): Expression | null {
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
  return overValues(checker, args[0], name as AggregateName, argument)
}

function overValues(
  checker: Checker,
  node: Node | undefined,
  name: AggregateName,
  argument: Expression,
): AggregateExpression | null {
  if (name === 'min' || name === 'max') {
    if (argument.type.kind !== 'boolean') return aggregateOf({ name, argument, type: argument.type })
    const message = `"${name}" needs a number, a text or a date, but this is ${describeType(argument.type)}.`
    return report(checker, locationOf(node), 'FORMULA_WRONG_TYPE', message, 'Count the rows where it is true instead.')
  }
  if (!demand(checker, node, argument, 'number', `"${name}"`)) return null
  if (name === 'avg') return aggregateOf({ name, argument, type: doubleType })
  return aggregateOf({ name, argument, type: argument.type.kind === 'null' ? integerType : argument.type })
}

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
