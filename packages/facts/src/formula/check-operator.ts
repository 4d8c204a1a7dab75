import type { A_Expr, Node } from 'libpg-query'
import { asDate, type Checker, checkAll, compare, demand, report } from './checker.js'
import type { Arithmetic, Comparison, Expression } from './expression.js'
import {
  booleanType,
  commonType,
  dateType,
  decimalType,
  describeType,
  doubleType,
  integerType,
  maximumScale,
  scaleOf,
} from './formula-type.js'

const comparisons: readonly string[] = ['=', '<>', '<', '<=', '>', '>=']
const arithmetic: readonly string[] = ['+', '-', '*', '/']

/** Checks everything PostgreSQL's grammar treats as an operator: arithmetic, comparisons, IN, BETWEEN, NULLIF. */
export function checkOperator(expr: A_Expr, checker: Checker): Expression | null {
  const name = operatorName(expr)
  switch (expr.kind) {
    case 'AEXPR_OP':
      return checkPlain(expr, name, checker)
    case 'AEXPR_IN':
      return checkIn(expr, name === '<>', checker)
    case 'AEXPR_BETWEEN':
      return checkBetween(expr, false, checker)
    case 'AEXPR_NOT_BETWEEN':
      return checkBetween(expr, true, checker)
    case 'AEXPR_NULLIF':
      return checkNullif(expr, checker)
    default:
      return report(checker, expr.location, 'FORMULA_NOT_ALLOWED', `Formulas have no ${name || 'such operator'}.`)
  }
}

function operatorName(expr: A_Expr): string {
  return (expr.name ?? []).map((part) => ('String' in part ? (part.String.sval ?? '') : '')).join('.')
}

function checkPlain(expr: A_Expr, name: string, checker: Checker): Expression | null {
  if (expr.lexpr === undefined) return checkSign(expr, name, checker)
  const sides = checkAll([expr.lexpr, expr.rexpr], checker)
  if (sides === null) return null
  const [left, right] = sides as readonly [Expression, Expression]
  if (comparisons.includes(name)) {
    return compare(checker, name as Comparison, [expr.lexpr, expr.rexpr], [left, right], expr.location)
  }
  if (arithmetic.includes(name)) return calculate(expr, name as Arithmetic, left, right, checker)
  return report(
    checker,
    expr.location,
    'FORMULA_NOT_ALLOWED',
    `Formulas have no operator "${name}".`,
    `Operators: ${[...arithmetic, ...comparisons].join(' ')}, AND, OR, NOT, IN, BETWEEN, IS NULL.`,
  )
}

function checkSign(expr: A_Expr, name: string, checker: Checker): Expression | null {
  const operand = checker.check(expr.rexpr, checker)
  if (operand === null) return null
  if (name !== '-' && name !== '+') {
    return report(checker, expr.location, 'FORMULA_NOT_ALLOWED', `Formulas have no operator "${name}".`)
  }
  if (!demand(checker, expr.rexpr, operand, 'number', `"${name}"`)) return null
  return name === '+' ? operand : { node: 'negate', operand, type: operand.type }
}

function calculate(
  expr: A_Expr,
  operator: Arithmetic,
  left: Expression,
  right: Expression,
  checker: Checker,
): Expression | null {
  const result = (type: Expression['type']): Expression => ({ node: 'arithmetic', operator, left, right, type })
  if (left.type.kind === 'date' || right.type.kind === 'date') {
    return calculateDays(expr, operator, left, right, checker)
  }
  const first = demand(checker, expr.lexpr, left, 'number', `"${operator}"`)
  const second = demand(checker, expr.rexpr, right, 'number', `"${operator}"`)
  if (!first || !second) return null
  if (operator === '/') return result(doubleType)
  const common = commonType(left.type, right.type)
  if (common === null || common.kind !== 'decimal') return result(common ?? integerType)
  const scale = operator === '*' ? scaleOf(left.type) + scaleOf(right.type) : common.scale
  if (scale <= maximumScale) return result(decimalType(scale))
  const message = `This product has ${scale} decimal places; ${maximumScale} are kept.`
  return report(checker, expr.location, 'FORMULA_TOO_PRECISE', message)
}

function calculateDays(
  expr: A_Expr,
  operator: Arithmetic,
  left: Expression,
  right: Expression,
  checker: Checker,
): Expression | null {
  const first = asDate(checker, expr.lexpr, left, right.type)
  const second = asDate(checker, expr.rexpr, right, left.type)
  if (first === null || second === null) return null
  const kinds = `${first.type.kind} ${operator} ${second.type.kind}`
  const parts = { node: 'arithmetic', operator, left: first, right: second } as const
  if (kinds === 'date - date') return { ...parts, type: integerType }
  if (kinds === 'date + integer' || kinds === 'date - integer' || kinds === 'integer + date') {
    return { ...parts, type: dateType }
  }
  return report(
    checker,
    expr.location,
    'FORMULA_WRONG_TYPE',
    `"${operator}" cannot combine ${describeType(first.type)} with ${describeType(second.type)}.`,
    'Two dates can be subtracted, which gives days; whole days can be added to a date.',
  )
}

function listOf(node: Node | undefined): readonly Node[] {
  return node !== undefined && 'List' in node ? (node.List.items ?? []) : []
}

function checkIn(expr: A_Expr, negated: boolean, checker: Checker): Expression | null {
  const nodes = listOf(expr.rexpr)
  const checked = checkAll([expr.lexpr, ...nodes], checker)
  if (checked === null) return null
  const [operand, ...rest] = checked as readonly [Expression, ...Expression[]]
  const items: Expression[] = []
  for (const [index, item] of rest.entries()) {
    const compared = compare(checker, '=', [expr.lexpr, nodes[index]], [operand, item], expr.location)
    if (compared?.node === 'compare') items.push(compared.right)
  }
  if (items.length !== rest.length) return null
  return { node: 'in', operand, items, negated, type: booleanType }
}

function checkBetween(expr: A_Expr, negated: boolean, checker: Checker): Expression | null {
  const [lowNode, highNode] = listOf(expr.rexpr)
  const checked = checkAll([expr.lexpr, lowNode, highNode], checker)
  if (checked === null) return null
  const [operand, low, high] = checked as readonly [Expression, Expression, Expression]
  const above = compare(checker, '>=', [expr.lexpr, lowNode], [operand, low], expr.location)
  const below = compare(checker, '<=', [expr.lexpr, highNode], [operand, high], expr.location)
  if (above === null || below === null) return null
  const between: Expression = { node: 'logic', operator: 'and', operands: [above, below], type: booleanType }
  return negated ? { node: 'not', operand: between, type: booleanType } : between
}

/** NULLIF(a, b) is CASE WHEN a = b THEN NULL ELSE a END, on every engine. */
function checkNullif(expr: A_Expr, checker: Checker): Expression | null {
  const sides = checkAll([expr.lexpr, expr.rexpr], checker)
  if (sides === null) return null
  const [left, right] = sides as readonly [Expression, Expression]
  const equal = compare(checker, '=', [expr.lexpr, expr.rexpr], [left, right], expr.location)
  if (equal === null) return null
  const nothing: Expression = { node: 'constant', value: '', type: { kind: 'null' } }
  return { node: 'case', branches: [{ when: equal, then: nothing }], otherwise: left, type: left.type }
}

/** The common type of several results, such as the branches of a CASE; null where there is none. */
export function commonOf(
  checker: Checker,
  nodes: readonly (Node | undefined)[],
  expressions: readonly Expression[],
  user: string,
  location: number | undefined,
): { readonly expressions: readonly Expression[]; readonly type: Expression['type'] } | null {
  const hasDate = expressions.some(({ type }) => type.kind === 'date')
  const dated = expressions.map((each, index) => (hasDate ? asDate(checker, nodes[index], each, dateType) : each))
  const good = dated.filter((each) => each !== null)
  if (good.length !== dated.length) return null
  let type: Expression['type'] = { kind: 'null' }
  for (const each of good) {
    const next = commonType(type, each.type)
    if (next === null) {
      const message = `${user} mixes ${describeType(type)} with ${describeType(each.type)}.`
      return report(checker, location, 'FORMULA_WRONG_TYPE', message)
    }
    type = next
  }
  return { expressions: good, type }
}
