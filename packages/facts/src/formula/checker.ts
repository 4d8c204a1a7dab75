import { rosterDimensionIds } from '@planwright/sdk'
import type { Node } from 'libpg-query'
import type { FactsErrorCode } from '../errors.js'
import type { AggregateExpression, Comparison, Expression } from './expression.js'
import { type FormulaProblem, formulaProblem } from './formula-problem.js'
import {
  booleanType,
  commonType,
  dateType,
  decimalType,
  describeType,
  type FormulaType,
  integerType,
  isNumber,
  maximumScale,
  nullType,
  textType,
} from './formula-type.js'
import { suggest } from './nearest-name.js'
import type { ParsedFormula } from './parse-formula.js'
import type { KnownName, Scope } from './scope.js'

/** What a check needs at every node: the surroundings, and where to put problems. */
export interface Checker {
  readonly scope: Scope
  readonly positionOf: ParsedFormula['positionOf']
  readonly problems: FormulaProblem[]
  /** Whether the node stands inside an aggregate. */
  readonly inAggregate: boolean
  readonly depth: number
  /** Checks an inner node; null where it has a problem, which is then already reported. */
  readonly check: (node: Node | undefined, checker: Checker) => Expression | null
}

/** Reports a problem at a location and gives null, the result of a failed check. */
export function report(
  checker: Checker,
  location: number | undefined,
  code: FactsErrorCode,
  message: string,
  remedy?: string,
): null {
  const { scope, positionOf, problems } = checker
  problems.push(formulaProblem(code, scope.place, positionOf(location), message, remedy))
  return null
}

/** Checks several nodes, so that the problems of all are reported; null where any has one. */
export function checkAll(nodes: readonly (Node | undefined)[], checker: Checker): readonly Expression[] | null {
  const checked = nodes.map((node) => checker.check(node, checker))
  const good = checked.filter((expression) => expression !== null)
  return good.length === checked.length ? good : null
}

/** The first location found in a node or below it. */
export function locationOf(node: Node | undefined): number | undefined {
  const found = locations(node)
  return found.length === 0 ? undefined : Math.min(...found)
}

function locations(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'location') return typeof inner === 'number' && inner >= 0 ? [inner] : []
    return locations(inner)
  })
}

/** Demands a type; reports what was found instead. */
export function demand(
  checker: Checker,
  node: Node | undefined,
  expression: Expression,
  wanted: 'number' | FormulaType['kind'],
  user: string,
): boolean {
  const { type } = expression
  if (type.kind === 'null') return true
  if (wanted === 'number' ? isNumber(type) : type.kind === wanted) return true
  const need = wanted === 'number' ? 'a number' : describeType({ kind: wanted } as FormulaType)
  report(
    checker,
    locationOf(node),
    'FORMULA_WRONG_TYPE',
    `${user} needs ${need}, but this is ${describeType(type)}.`,
    remedyFor(type, wanted),
  )
  return false
}

function remedyFor(found: FormulaType, wanted: string): string | undefined {
  if (wanted === 'boolean' && isNumber(found)) return 'Compare it with something, such as "> 0".'
  if (wanted === 'number' && found.kind === 'boolean')
    return 'Count the rows where it is true: count(*) filter (where ...).'
  return undefined
}

/** Resolves a name: exactly, or else whatever its upper and lower case (PostgreSQL folds unquoted names). */
export function resolveName(checker: Checker, name: string, location: number | undefined): Expression | null {
  const { names, mode } = checker.scope
  const exact = names.filter((known) => known.name === name)
  const alike = names.filter((known) => known.name.toLowerCase() === name.toLowerCase())
  const candidates = alike.length > 1 && exact.length === 1 && name !== name.toLowerCase() ? exact : alike
  const known = candidates[0]
  if (known === undefined) {
    const list = names.map((each) => each.name)
    const remedy = suggest(name, list, 'names')
    return report(
      checker,
      location,
      'FORMULA_UNKNOWN_NAME',
      `"${name}" is not known here.`,
      isGroupName(name) ? `${groupsAreKnown} ${remedy}` : remedy,
    )
  }
  if (candidates.length > 1) {
    const list = candidates.map((each) => `"${each.name}"`).join(' and ')
    return report(checker, location, 'FORMULA_AMBIGUOUS_NAME', `"${name}" fits ${list}.`)
  }
  if (mode === 'aggregate' && !checker.inAggregate) {
    return report(
      checker,
      location,
      'FORMULA_NEEDS_AGGREGATE',
      `"${known.name}" has one value for each row, and this formula describes many rows.`,
      remedyForBare(known),
    )
  }
  return { node: 'column', name: known.column ?? known.name, type: known.type }
}

const groupsAreKnown =
  "A student's groups are known where rows name a student, and after `each` only where it is worked out for one."

function isGroupName(name: string): boolean {
  return rosterDimensionIds.some((id) => id.toLowerCase() === name.toLowerCase())
}

function remedyForBare({ name, type }: KnownName): string {
  if (isNumber(type)) return `Say how rows become one number, e.g. sum(${name}), max(${name}) or avg(${name}).`
  if (type.kind === 'boolean') return `Count the rows, e.g. count(*) filter (where ${name}).`
  return `Say how rows become one value, e.g. count(distinct ${name}) or max(${name}).`
}

/** A comparison of two checked expressions, with texts that stand for dates made dates. */
export function compare(
  checker: Checker,
  operator: Comparison,
  [leftNode, rightNode]: readonly [Node | undefined, Node | undefined],
  [left, right]: readonly [Expression, Expression],
  location: number | undefined,
): Expression | null {
  if (left.type.kind === 'null' || right.type.kind === 'null') {
    return report(checker, location, 'FORMULA_NULL_COMPARISON', `"${operator} NULL" is never true.`)
  }
  const first = asDate(checker, leftNode, left, right.type)
  const second = asDate(checker, rightNode, right, left.type)
  if (first === null || second === null) return null
  if (commonType(first.type, second.type) === null) {
    return report(
      checker,
      location,
      'FORMULA_WRONG_TYPE',
      `"${operator}" cannot compare ${describeType(first.type)} with ${describeType(second.type)}.`,
      remedyForComparison(first, second),
    )
  }
  if (!holds(checker, rightNode, first, second) || !holds(checker, leftNode, second, first)) return null
  return { node: 'compare', operator, left: first, right: second, type: booleanType }
}

function remedyForComparison(left: Expression, right: Expression): string | undefined {
  const boolean = [left, right].find((side) => side.type.kind === 'boolean' && side.node === 'column')
  if (boolean?.node === 'column') return `Write "${boolean.name}" or "not ${boolean.name}" by itself.`
  const number = [left, right].find((side) => isNumber(side.type) && side.node === 'constant')
  if (number?.node === 'constant' && [left, right].some((side) => side.type.kind === 'text')) {
    return `Put the value in single quotes: '${number.value}'.`
  }
  return undefined
}

/** A text constant beside a date, as a date. */
export function asDate(
  checker: Checker,
  node: Node | undefined,
  expression: Expression,
  other: FormulaType,
): Expression | null {
  if (other.kind !== 'date' || expression.node !== 'constant' || expression.type.kind !== 'text') return expression
  return dateConstant(checker, expression.value, locationOf(node))
}

/** A day written as text, if there is such a day. */
export function dateConstant(checker: Checker, value: string, location: number | undefined): Expression | null {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value || value.startsWith('0000')) {
    return report(checker, location, 'FORMULA_BAD_DATE', `'${value}' is not a day.`)
  }
  return { node: 'constant', value, type: dateType }
}

/** Whether a column could hold the constant it is compared with. */
export function holds(checker: Checker, node: Node | undefined, column: Expression, constant: Expression): boolean {
  if (column.node !== 'column' || constant.node !== 'constant' || constant.type.kind !== 'text') return true
  const known = checker.scope.names.find((each) => (each.column ?? each.name) === column.name)
  const values = known?.values
  if (known === undefined || values === undefined || values.includes(constant.value)) return true
  report(
    checker,
    locationOf(node),
    'FORMULA_UNKNOWN_VALUE',
    `"${known.name}" is never '${constant.value}'.`,
    suggest(constant.value, values, 'values'),
  )
  return false
}

/** A number as it was written: exact, with its decimal places. */
export function numberConstant(checker: Checker, text: string, location: number | undefined): Expression | null {
  const match = /^(-?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,3}))?$/.exec(text)
  if (match === null) return report(checker, location, 'FORMULA_NOT_ALLOWED', `${text} is not a plain decimal number.`)
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const places = Math.max(0, fraction.length - Number(exponent))
  const digits = (whole + fraction + '0'.repeat(Math.max(0, Number(exponent) - fraction.length))).replace(/^0+/, '')
  if (places > maximumScale) {
    return report(
      checker,
      location,
      'FORMULA_TOO_PRECISE',
      `${text} has ${places} decimal places; ${maximumScale} are kept.`,
    )
  }
  if (digits.length - places > 18) {
    return report(
      checker,
      location,
      'FORMULA_TOO_PRECISE',
      `${text} is too large: 18 digits are kept.`,
      'Use a smaller number.',
    )
  }
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  const value = sign + padded.slice(0, cut) + (places === 0 ? '' : `.${padded.slice(cut)}`)
  return { node: 'constant', value, type: places === 0 ? integerType : decimalType(places) }
}

export const nullConstant: Expression = { node: 'constant', value: '', type: nullType }

export function textConstant(value: string): Expression {
  return { node: 'constant', value, type: textType }
}

export function truthConstant(truth: boolean): Expression {
  return { node: 'constant', value: truth ? 'true' : 'false', type: booleanType }
}

export type AggregateParts = Pick<AggregateExpression, 'name' | 'argument' | 'type'> & Partial<AggregateExpression>

/** An aggregate with its usual parts filled in. */
export function aggregateOf(parts: AggregateParts): AggregateExpression {
  return { node: 'aggregate', fraction: null, descending: false, filter: null, ...parts }
}
