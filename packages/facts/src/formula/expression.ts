import { booleanType, type FormulaType } from './formula-type.js'

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Arithmetic = '+' | '-' | '*' | '/'
/** A part of a day; `isodow` is the day of the week, 1 for Monday to 7 for Sunday. */
export type DatePart = 'year' | 'month' | 'day' | 'isodow'
export type ScalarFunction = 'abs' | 'round' | 'floor' | 'ceil' | 'lower' | 'upper' | DatePart
export type AggregateName =
  | 'count'
  | 'countDistinct'
  | 'sum'
  | 'min'
  | 'max'
  | 'avg'
  | 'percentile'
  | 'stddevPop'
  | 'stddevSamp'
  | 'boolAnd'
  | 'boolOr'

/** Where the author wrote it: the character in the formula, counted from 1. */
interface Written {
  readonly position?: number
}

/** An aggregate over rows. `argument` is null for count(*). */
export interface AggregateExpression extends Written {
  readonly node: 'aggregate'
  readonly name: AggregateName
  readonly argument: Expression | null
  /** The fraction of a percentile, as decimal text between 0 and 1. */
  readonly fraction: string | null
  readonly descending: boolean
  readonly filter: Expression | null
  readonly type: FormulaType
}

/** A checked formula. Every node carries its type; nothing in it is the author's text but names and constants. */
export type Expression = Written & Node

type Node =
  | { readonly node: 'column'; readonly name: string; readonly type: FormulaType }
  | { readonly node: 'constant'; readonly value: string; readonly type: FormulaType }
  | {
      readonly node: 'arithmetic'
      readonly operator: Arithmetic
      readonly left: Expression
      readonly right: Expression
      readonly type: FormulaType
    }
  | { readonly node: 'negate'; readonly operand: Expression; readonly type: FormulaType }
  | {
      readonly node: 'compare'
      readonly operator: Comparison
      readonly left: Expression
      readonly right: Expression
      readonly type: FormulaType
    }
  | {
      readonly node: 'in'
      readonly operand: Expression
      readonly items: readonly Expression[]
      readonly negated: boolean
      readonly type: FormulaType
    }
  | {
      readonly node: 'logic'
      readonly operator: 'and' | 'or'
      readonly operands: readonly Expression[]
      readonly type: FormulaType
    }
  | { readonly node: 'not'; readonly operand: Expression; readonly type: FormulaType }
  | { readonly node: 'isNull'; readonly operand: Expression; readonly negated: boolean; readonly type: FormulaType }
  | {
      readonly node: 'isTruth'
      readonly operand: Expression
      readonly truth: boolean
      readonly negated: boolean
      readonly type: FormulaType
    }
  | {
      readonly node: 'case'
      readonly branches: readonly { readonly when: Expression; readonly then: Expression }[]
      readonly otherwise: Expression
      readonly type: FormulaType
    }
  | {
      readonly node: 'choose'
      readonly name: 'coalesce' | 'greatest' | 'least'
      readonly operands: readonly Expression[]
      readonly type: FormulaType
    }
  | {
      readonly node: 'call'
      readonly name: ScalarFunction
      readonly operand: Expression
      /** Decimal places, of round. */
      readonly places: number
      readonly type: FormulaType
    }
  | AggregateExpression

/** The expressions directly inside an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.node) {
    case 'column':
    case 'constant':
      return []
    case 'arithmetic':
    case 'compare':
      return [expression.left, expression.right]
    case 'negate':
    case 'not':
    case 'isNull':
    case 'isTruth':
    case 'call':
      return [expression.operand]
    case 'in':
      return [expression.operand, ...expression.items]
    case 'logic':
    case 'choose':
      return expression.operands
    case 'case':
      return [...expression.branches.flatMap(({ when, then }) => [when, then]), expression.otherwise]
    case 'aggregate':
      return [expression.argument, expression.filter].filter((part) => part !== null)
  }
}

/** The columns an expression reads, each once. */
export function columnsOf(expression: Expression): readonly string[] {
  if (expression.node === 'column') return [expression.name]
  return [...new Set(partsOf(expression).flatMap(columnsOf))]
}

/** The aggregates of an expression, in reading order. */
export function aggregatesOf(expression: Expression): readonly AggregateExpression[] {
  if (expression.node === 'aggregate') return [expression]
  return partsOf(expression).flatMap(aggregatesOf)
}

/** The condition that several hold, those that are null left out; null where nothing is left. */
export function allOf(conditions: readonly (Expression | null)[]): Expression | null {
  const operands = conditions.filter((condition) => condition !== null)
  const [first, ...others] = operands
  if (first === undefined) return null
  return others.length === 0 ? first : { node: 'logic', operator: 'and', operands, type: booleanType }
}

/** The condition that one of several holds at least. */
export function anyOf(operands: readonly [Expression, ...Expression[]]): Expression {
  return operands.length === 1 ? operands[0] : { node: 'logic', operator: 'or', operands, type: booleanType }
}

/** The condition that an expression has a value. */
export function isKnown(operand: Expression): Expression {
  return { node: 'isNull', operand, negated: true, type: booleanType }
}

/** Whether an expression is the same for every row. */
export function isConstant(expression: Expression): boolean {
  if (expression.node === 'column' || expression.node === 'aggregate') return false
  return partsOf(expression).every(isConstant)
}
