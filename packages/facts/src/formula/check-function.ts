import type { FuncCall } from 'libpg-query'
import { aggregateNames, checkAggregate } from './check-aggregate.js'
import { asDate, type Checker, checkAll, demand, report } from './checker.js'
import type { DatePart, Expression, ScalarFunction } from './expression.js'
import {
  dateType,
  decimalType,
  type FormulaType,
  integerType,
  maximumScale,
  scaleOf,
  textType,
} from './formula-type.js'
import { suggest } from './nearest-name.js'
import { wrongArguments } from './wrong-arguments.js'

const scalars: Readonly<Record<string, Exclude<ScalarFunction, DatePart>>> = {
  abs: 'abs',
  round: 'round',
  floor: 'floor',
  ceil: 'ceil',
  ceiling: 'ceil',
  lower: 'lower',
  upper: 'upper',
}
const dateParts: Readonly<Record<string, DatePart>> = { year: 'year', month: 'month', day: 'day', isodow: 'isodow' }
/** The name PostgreSQL's grammar gives to EXTRACT(... FROM ...). */
const extract = 'pg_catalog.extract'
const functionNames = [...aggregateNames, ...Object.keys(scalars), 'extract', 'coalesce', 'nullif', 'greatest', 'least']

/** Checks a function call: a scalar function or an aggregate of the short list. */
export function checkFunction(call: FuncCall, checker: Checker): Expression | null {
  const name = (call.funcname ?? []).map((part) => ('String' in part ? (part.String.sval ?? '') : '')).join('.')
  if (name === extract) return checkExtract(call, checker)
  const scalar = Object.hasOwn(scalars, name) ? scalars[name] : undefined
  if (scalar === undefined && !aggregateNames.includes(name)) {
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

/** EXTRACT(month FROM date): a part of a day as a whole number; isodow is 1 for Monday to 7 for Sunday. */
function checkExtract(call: FuncCall, checker: Checker): Expression | null {
  const [field, source] = call.args ?? []
  const name = field !== undefined && 'A_Const' in field ? (field.A_Const.sval?.sval ?? '') : ''
  const part = Object.hasOwn(dateParts, name) ? dateParts[name] : undefined
  if (part === undefined) {
    const form = `extract(month from x); the parts are ${Object.keys(dateParts).join(', ')}`
    return wrongArguments(checker, call, 'extract', form)
  }
  const checked = checker.check(source, checker)
  const operand = checked === null ? null : asDate(checker, source, checked, dateType)
  if (operand === null || !demand(checker, source, operand, 'date', '"extract"')) return null
  return { node: 'call', name: part, operand, places: 0, type: integerType }
}

function checkScalar(
  call: FuncCall,
  name: string,
  scalar: Exclude<ScalarFunction, DatePart>,
  checker: Checker,
): Expression | null {
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
