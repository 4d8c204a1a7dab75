import type { A_Const, BoolExpr, CaseExpr, ColumnRef, Node, TypeCast } from 'libpg-query'
import { checkFunction } from './check-function.js'
import { checkOperator, commonOf } from './check-operator.js'
import {
  type Checker,
  checkAll,
  compare,
  dateConstant,
  demand,
  locationOf,
  nullConstant,
  numberConstant,
  report,
  resolveName,
  textConstant,
  truthConstant,
} from './checker.js'
import { aggregatesOf, type Expression, partsOf } from './expression.js'
import { type FormulaProblem, formulaProblem } from './formula-problem.js'
import { booleanType } from './formula-type.js'
import { parseFormula } from './parse-formula.js'
import type { Scope } from './scope.js'

const deepest = 100
/** NULLIF, BETWEEN and CASE repeat their subject when written out; nested ones would grow without end. */
const largest = 5000

/** A formula that was checked: its expression, or every problem found in it. */
export interface CheckedFormula {
  readonly expression: Expression | null
  readonly problems: readonly FormulaProblem[]
}

/** Parses and checks one formula. `loadFormulaParser()` must have been awaited before. */
export function checkFormula(text: string, scope: Scope): CheckedFormula {
  const parsed = parseFormula(text, scope.place)
  if ('code' in parsed) return { expression: null, problems: [parsed] }
  const problems: FormulaProblem[] = []
  const checker: Checker = {
    scope,
    positionOf: parsed.positionOf,
    problems,
    inAggregate: false,
    depth: 0,
    check: checkNode,
  }
  const expression = checkNode(parsed.node, checker)
  if (expression === null || problems.length > 0) return { expression: null, problems }
  if (sizeOf(expression, new Map()) > largest) {
    const message = 'The formula repeats itself too often once NULLIF, BETWEEN, IN and CASE are written out.'
    return { expression: null, problems: [formulaProblem('FORMULA_TOO_LONG', scope.place, 1, message)] }
  }
  if (scope.mode === 'aggregate' && aggregatesOf(expression).length === 0) {
    const message = 'This formula looks at no rows: it has no aggregate.'
    return { expression: null, problems: [formulaProblem('FORMULA_NEEDS_AGGREGATE', scope.place, 1, message)] }
  }
  return { expression, problems }
}

/** How many nodes are printed, counting repeated ones each time; every node is visited once. */
function sizeOf(expression: Expression, known: Map<Expression, number>): number {
  const before = known.get(expression)
  if (before !== undefined) return before
  const repeats = expression.node === 'in' ? expression.items.length : 1
  const parts = partsOf(expression).map((part, index) => sizeOf(part, known) * (index === 0 ? repeats : 1))
  const size = parts.reduce((sum, part) => sum + part, 1)
  known.set(expression, size)
  return size
}

function checkNode(node: Node | undefined, outer: Checker): Expression | null {
  if (node === undefined) return report(outer, undefined, 'FORMULA_NOT_ALLOWED', 'Something is missing here.')
  const checker = { ...outer, depth: outer.depth + 1 }
  if (checker.depth > deepest) {
    const message = `The formula is nested more than ${deepest} deep.`
    return report(checker, undefined, 'FORMULA_TOO_LONG', message)
  }
  const expression = checkKind(node, checker)
  return expression === null ? null : { ...expression, position: checker.positionOf(locationOf(node)) }
}

function checkKind(node: Node, checker: Checker): Expression | null {
  if ('ColumnRef' in node) return checkColumn(node.ColumnRef, checker)
  if ('A_Const' in node) return checkConstant(node.A_Const, checker)
  if ('A_Expr' in node) return checkOperator(node.A_Expr, checker)
  if ('BoolExpr' in node) return checkLogic(node.BoolExpr, checker)
  if ('FuncCall' in node) return checkFunction(node.FuncCall, checker)
  if ('CaseExpr' in node) return checkCase(node.CaseExpr, checker)
  if ('TypeCast' in node) return checkCast(node.TypeCast, checker)
  return checkTest(node, checker)
}

function checkTest(node: Node, checker: Checker): Expression | null {
  if ('NullTest' in node) {
    const operand = checker.check(node.NullTest.arg, checker)
    const negated = node.NullTest.nulltesttype === 'IS_NOT_NULL'
    return operand === null ? null : { node: 'isNull', operand, negated, type: booleanType }
  }
  if ('BooleanTest' in node) {
    const operand = checker.check(node.BooleanTest.arg, checker)
    if (operand === null || !demand(checker, node.BooleanTest.arg, operand, 'boolean', 'IS TRUE')) return null
    const test = node.BooleanTest.booltesttype ?? 'IS_TRUE'
    const negated = test.startsWith('IS_NOT')
    if (test.endsWith('UNKNOWN')) return { node: 'isNull', operand, negated, type: booleanType }
    return { node: 'isTruth', operand, truth: test.endsWith('TRUE'), negated, type: booleanType }
  }
  if ('CoalesceExpr' in node) return checkChoice('coalesce', node.CoalesceExpr.args ?? [], checker, node)
  if ('MinMaxExpr' in node) {
    const name = node.MinMaxExpr.op === 'IS_LEAST' ? 'least' : 'greatest'
    return checkChoice(name, node.MinMaxExpr.args ?? [], checker, node)
  }
  const kind = Object.keys(node)[0] ?? 'this'
  return report(checker, locationOf(node), 'FORMULA_NOT_ALLOWED', `Formulas have no ${readable(kind)}.`)
}

function readable(kind: string): string {
  const known: Readonly<Record<string, string>> = {
    SubLink: 'sub-selects',
    ParamRef: 'parameters',
    SQLValueFunction: 'clock or session values, so that the same facts give the same answer',
    A_ArrayExpr: 'arrays',
    RowExpr: 'row values',
    CollateClause: 'COLLATE: texts compare by code point',
    A_Indirection: 'fields or subscripts',
  }
  return known[kind] ?? kind
}

function checkColumn(reference: ColumnRef, checker: Checker): Expression | null {
  const fields = reference.fields ?? []
  const [field] = fields
  if (fields.length === 1 && field !== undefined && 'String' in field) {
    return resolveName(checker, field.String.sval ?? '', reference.location)
  }
  const message = 'Formulas name columns simply, without a table and without "*".'
  return report(
    checker,
    reference.location,
    'FORMULA_NOT_ALLOWED',
    message,
    'Write the name alone; count rows with count(*).',
  )
}

function checkConstant(constant: A_Const, checker: Checker): Expression | null {
  if (constant.isnull === true) return nullConstant
  if (constant.ival !== undefined) return numberConstant(checker, String(constant.ival.ival ?? 0), constant.location)
  if (constant.fval !== undefined) return numberConstant(checker, constant.fval.fval ?? '0', constant.location)
  if (constant.boolval !== undefined) return truthConstant(constant.boolval.boolval ?? false)
  if (constant.sval !== undefined) return textConstant(constant.sval.sval ?? '')
  return report(checker, constant.location, 'FORMULA_NOT_ALLOWED', 'Formulas have no bit strings.')
}

/** The one cast there is: date '2016-09-30'. */
function checkCast(cast: TypeCast, checker: Checker): Expression | null {
  const names = (cast.typeName?.names ?? []).map((part) => ('String' in part ? part.String.sval : ''))
  const constant = cast.arg !== undefined && 'A_Const' in cast.arg ? cast.arg.A_Const.sval : undefined
  if (names.at(-1) === 'date' && constant !== undefined) {
    return dateConstant(checker, constant.sval ?? '', locationOf(cast.arg))
  }
  const location = cast.location !== undefined && cast.location >= 0 ? cast.location : cast.typeName?.location
  const remedy = "Leave the cast out: numbers combine exactly. Days are written date '2016-09-30'."
  return report(checker, location, 'FORMULA_NOT_ALLOWED', 'Formulas have no casts.', remedy)
}

function checkLogic(expr: BoolExpr, checker: Checker): Expression | null {
  const args = expr.args ?? []
  const operands = checkAll(args, checker)
  if (operands === null) return null
  const word = expr.boolop === 'NOT_EXPR' ? 'NOT' : expr.boolop === 'OR_EXPR' ? 'OR' : 'AND'
  const good = operands.map((operand, index) => demand(checker, args[index], operand, 'boolean', word))
  const [first] = operands
  if (good.includes(false) || first === undefined) return null
  if (word === 'NOT') return { node: 'not', operand: first, type: booleanType }
  return { node: 'logic', operator: word === 'OR' ? 'or' : 'and', operands, type: booleanType }
}

function checkChoice(
  name: 'coalesce' | 'greatest' | 'least',
  args: readonly Node[],
  checker: Checker,
  node: Node,
): Expression | null {
  const operands = checkAll(args, checker)
  if (operands === null) return null
  const common = commonOf(checker, args, operands, name.toUpperCase(), locationOf(node))
  if (common === null) return null
  if (name !== 'coalesce' && common.type.kind === 'boolean') {
    const message = `${name.toUpperCase()} needs numbers, texts or dates.`
    return report(checker, locationOf(node), 'FORMULA_WRONG_TYPE', message, 'Use AND or OR.')
  }
  return { node: 'choose', name, operands: common.expressions, type: common.type }
}

function checkCase(expr: CaseExpr, checker: Checker): Expression | null {
  const whens = (expr.args ?? []).flatMap((arg) => ('CaseWhen' in arg ? [arg.CaseWhen] : []))
  const subject = expr.arg === undefined ? undefined : checker.check(expr.arg, checker)
  const conditions = whens.map((when) => {
    const condition = checker.check(when.expr, checker)
    if (condition === null || subject === null) return null
    if (subject !== undefined) return compare(checker, '=', [expr.arg, when.expr], [subject, condition], when.location)
    return demand(checker, when.expr, condition, 'boolean', 'WHEN') ? condition : null
  })
  const resultNodes = [...whens.map(({ result }) => result), expr.defresult]
  const results = resultNodes.map((node) => (node === undefined ? nullConstant : checker.check(node, checker)))
  const good = results.filter((result) => result !== null)
  if (good.length !== results.length || conditions.includes(null)) return null
  const common = commonOf(checker, resultNodes, good, 'CASE', expr.location)
  if (common === null) return null
  const branches = conditions.flatMap((when, index) => {
    const then = common.expressions[index]
    return when === null || then === undefined ? [] : [{ when, then }]
  })
  return { node: 'case', branches, otherwise: common.expressions.at(-1) ?? nullConstant, type: common.type }
}
