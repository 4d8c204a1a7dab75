import { type Expression, isConstant } from './expression.js'

/**
 * Whether a formula adds up: sums and counts, added, subtracted and multiplied by constants. Its answer for many people
 * is then the sum of what each one's rows make alone. `isPerson` says whether an expression is the id of the person a
 * row is about: a count of different ones adds up, a count of other different things does not.
 */
export function isAdditive(expression: Expression, isPerson: (argument: Expression) => boolean): boolean {
  const additive = (part: Expression): boolean => isAdditive(part, isPerson)
  switch (expression.node) {
    case 'aggregate':
      if (expression.name === 'countDistinct') return expression.argument !== null && isPerson(expression.argument)
      return expression.name === 'count' || expression.name === 'sum'
    case 'negate':
      return additive(expression.operand)
    case 'choose': {
      const [first, ...others] = expression.operands
      return expression.name === 'coalesce' && first !== undefined && additive(first) && others.every(isConstant)
    }
    case 'arithmetic': {
      const { operator, left, right } = expression
      if (operator === '+' || operator === '-') return additive(left) && additive(right)
      return (additive(left) && isConstant(right)) || (operator === '*' && isConstant(left) && additive(right))
    }
    default:
      return false
  }
}
