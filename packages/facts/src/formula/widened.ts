import type { CheckedMeasure } from './check-measure.js'
import type { AggregateExpression, Expression } from './expression.js'
import { commonType, type FormulaType, isNumber, isWide, nullType, wideType } from './formula-type.js'

/** The type of a column where that is not the one it was checked with: what `each` works out is widened as well. */
type TypeOf = (column: string) => FormulaType | undefined

/**
 * A measure whose sums and products are wide doubles: of any size, with the 15 digits that a double keeps. For an engine
 * whose exact numbers are too short for it.
 */
export function widened(checked: CheckedMeasure): CheckedMeasure {
  const names = (checked.each?.names ?? []).map(({ name, expression }) => ({ name, expression: widen(expression) }))
  const typeOf: TypeOf = (column) => names.find(({ name }) => name === column)?.expression.type
  const outer = (part: Expression | null): Expression | null => (part === null ? null : widen(part, typeOf))
  return {
    ...checked,
    where: checked.where === null ? null : widen(checked.where),
    each: checked.each === null ? null : { ...checked.each, names },
    numerator: outer(checked.numerator),
    denominator: outer(checked.denominator),
    value: outer(checked.value),
  }
}

function widen(expression: Expression, typeOf: TypeOf = () => undefined): Expression {
  const inner = (part: Expression): Expression => widen(part, typeOf)
  switch (expression.node) {
    case 'column':
      return { ...expression, type: typeOf(expression.name) ?? expression.type }
    case 'constant':
      return expression
    case 'arithmetic': {
      const [left, right] = [inner(expression.left), inner(expression.right)]
      const isOfDays = [left, right].some(({ type }) => type.kind === 'date')
      return { ...expression, left, right, type: isOfDays ? expression.type : wideType }
    }
    case 'negate': {
      const operand = inner(expression.operand)
      return { ...expression, operand, type: operand.type }
    }
    case 'call': {
      const operand = inner(expression.operand)
      return { ...expression, operand, type: isWide(operand.type) ? wideType : expression.type }
    }
    case 'case': {
      const branches = expression.branches.map(({ when, then }) => ({ when: inner(when), then: inner(then) }))
      const otherwise = inner(expression.otherwise)
      const type = typeOfAll([...branches.map(({ then }) => then), otherwise])
      return { ...expression, branches, otherwise, type }
    }
    case 'choose': {
      const operands = expression.operands.map(inner)
      return { ...expression, operands, type: typeOfAll(operands) }
    }
    case 'aggregate':
      return widenAggregate(expression, inner)
    case 'compare':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) }
    case 'in':
      return { ...expression, operand: inner(expression.operand), items: expression.items.map(inner) }
    case 'logic':
      return { ...expression, operands: expression.operands.map(inner) }
    case 'not':
    case 'isNull':
    case 'isTruth':
      return { ...expression, operand: inner(expression.operand) }
  }
}

/** Sums, means and deviations are wide whatever they are of: it is they that run out of digits. */
function widenAggregate(aggregate: AggregateExpression, inner: (part: Expression) => Expression): AggregateExpression {
  const argument = aggregate.argument === null ? null : inner(aggregate.argument)
  const filter = aggregate.filter === null ? null : inner(aggregate.filter)
  const isChosen = aggregate.name === 'min' || aggregate.name === 'max'
  const isAdded = !isChosen && !aggregate.name.startsWith('count') && isNumber(aggregate.type)
  const type = isAdded ? wideType : isChosen ? (argument?.type ?? aggregate.type) : aggregate.type
  return { ...aggregate, argument, filter, type }
}

function typeOfAll(expressions: readonly Expression[]): FormulaType {
  return expressions.reduce<FormulaType>((type, one) => commonType(type, one.type) ?? type, nullType)
}
