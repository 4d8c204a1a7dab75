import {
  type AggregateExpression,
  type AggregateName,
  allOf,
  anyOf,
  type Expression,
  isConstant,
  isKnown,
  partsOf,
} from './expression.js'
import { booleanType, integerType } from './formula-type.js'

/** Aggregates to which a constant says as much as any other value: that the row is there, or that it is true. */
const anyValue: ReadonlySet<AggregateName> = new Set<AggregateName>(['count', 'countDistinct', 'boolAnd', 'boolOr'])

/** No name of `each` starts with an underscore, so these names are free. */
const prefix = '_own_'

const never: Expression = { node: 'constant', value: 'false', type: booleanType }
const zero: Expression = { node: 'constant', value: '0', type: integerType }

/** What a column stands for where `each` worked it out; null where it is a column of the rows. */
export type WorkedOut = (column: string) => Expression | null

/**
 * The condition that a row (or an entity) gives an aggregate a value: its filter holds, and what is aggregated is known.
 * A constant that stands in for what is not known, as in `coalesce(score, 0)`, is not a value of the row's own.
 * Null where every row gives one.
 */
export function givesValue({ name, argument, filter }: AggregateExpression, workedOut: WorkedOut): Expression | null {
  if (argument === null) return filter
  const counts = anyValue.has(name) || isConstant(argument)
  return allOf([filter, counts ? isKnown(argument) : isOwn(argument, workedOut)])
}

/** The name of a column of `each` whose value is asked after by `ownColumn`; null for any other column. */
export function nameOfOwn(column: string): string | null {
  return column.startsWith(prefix) ? column.slice(prefix.length) : null
}

/** Whether the value of an expression comes from the rows, and not from a constant in it. */
export function isOwn(expression: Expression, workedOut: WorkedOut): Expression {
  if (isMadeOfConstants(expression)) return never
  const own = (part: Expression): Expression => isOwn(part, workedOut)
  switch (expression.node) {
    case 'column':
      return isOwnColumn(expression, workedOut)
    case 'aggregate':
      return isOwnAggregate(expression, workedOut)
    case 'negate':
    case 'call':
      return own(expression.operand)
    case 'choose':
      return someOf(expression.operands.map(own))
    case 'case':
      return {
        node: 'case',
        branches: expression.branches.map(({ when, then }) => ({ when, then: own(then) })),
        otherwise: own(expression.otherwise),
        type: booleanType,
      }
    case 'arithmetic':
      return isOwnResult(expression, own)
    default:
      return isKnown(expression)
  }
}

function isOwnColumn(column: Expression & { node: 'column' }, workedOut: WorkedOut): Expression {
  const inner = workedOut(column.name)
  if (inner === null || !hasStandIn(inner)) return isKnown(column)
  return { node: 'column', name: prefix + column.name, type: booleanType }
}

/** An aggregate of one entity's rows: its own where at least one of them gives a value. */
function isOwnAggregate(aggregate: AggregateExpression, workedOut: WorkedOut): Expression {
  if (aggregate.name === 'count' || aggregate.name === 'countDistinct') return isKnown(aggregate)
  const filter = givesValue(aggregate, workedOut)
  const rows: Expression = { ...aggregate, name: 'count', argument: null, filter, type: integerType }
  const some: Expression = { node: 'compare', operator: '>', left: rows, right: zero, type: booleanType }
  return { node: 'logic', operator: 'and', operands: [isKnown(aggregate), some], type: booleanType }
}

/** A sum is a row's own where one side is; a product where both are, or the other is a constant that is not zero. */
function isOwnResult(
  expression: Expression & { node: 'arithmetic' },
  own: (part: Expression) => Expression,
): Expression {
  const sides = [expression.left, expression.right]
  if (expression.operator === '+' || expression.operator === '-')
    return {
      node: 'logic',
      operator: 'and',
      operands: [isKnown(expression), someOf(sides.map(own))],
      type: booleanType,
    }
  const factors = sides.map((side) => (isMadeOfConstants(side) ? isNotZero(side) : own(side)))
  return { node: 'logic', operator: 'and', operands: [isKnown(expression), ...factors], type: booleanType }
}

function isNotZero(left: Expression): Expression {
  return { node: 'compare', operator: '<>', left, right: zero, type: booleanType }
}

function someOf(conditions: readonly Expression[]): Expression {
  const [first, ...others] = conditions
  return first === undefined ? never : anyOf([first, ...others])
}

/** Whether a constant can take the place of a value in it. */
function hasStandIn(expression: Expression): boolean {
  return expression.node === 'choose' || expression.node === 'case' || partsOf(expression).some(hasStandIn)
}

/**
 * Whether every value an expression can have is written in it, whatever its conditions look at. `isWritten` says so of
 * its columns and aggregates; none is unless said.
 */
export function isMadeOfConstants(
  expression: Expression,
  isWritten: (part: Expression) => boolean = () => false,
): boolean {
  const made = (part: Expression): boolean => isMadeOfConstants(part, isWritten)
  switch (expression.node) {
    case 'constant':
      return true
    case 'negate':
    case 'call':
      return made(expression.operand)
    case 'arithmetic':
      return made(expression.left) && made(expression.right)
    case 'choose':
      return expression.operands.every(made)
    case 'case':
      return [...expression.branches.map(({ then }) => then), expression.otherwise].every(made)
    default:
      return isWritten(expression)
  }
}
