import type { Measure } from '@planwright/sdk'
import { analyseMeasure, type CheckedMeasure } from './check-measure.js'
import { type AggregateExpression, type Expression, isConstant } from './expression.js'

/**
 * What becomes of a measure's value while the rows of a school year come in: `steady` values (shares, means, medians) are
 * of the same size from the first month on, `rising` ones (counts, sums) grow until the year is over, and `moving` ones
 * (a sum less a sum) end wherever the year ends.
 */
export type Growth = 'steady' | 'rising' | 'moving'

/** What a formula grows with: the rows of the year, the people or units among them, or nothing. */
type Grows = 'rows' | 'entities' | 'nothing'

/**
 * How a measure's value grows over its school year. A quotient grows where only its numerator grows with the rows: hours
 * per teacher do, hours per visit do not. Published rows are of a whole year. `loadFormulaParser()` must have been awaited.
 */
export function growthOf(measure: Measure): Growth {
  const { checked } = analyseMeasure(measure)
  if (checked === null || measure.of.about === 'published') return 'steady'
  const { numerator, denominator, value } = checked
  if (numerator !== null && denominator !== null) {
    const grows = quotientOf(growsWith(numerator, checked), growsWith(denominator, checked))
    return grows === 'rows' ? risingUnless(mayFall(numerator, checked)) : 'steady'
  }
  if (value === null || growsWith(value, checked) === 'nothing') return 'steady'
  return risingUnless(mayFall(value, checked))
}

function risingUnless(mayFall: boolean): Growth {
  return mayFall ? 'moving' : 'rising'
}

function growsWith(expression: Expression, checked: CheckedMeasure): Grows {
  switch (expression.node) {
    case 'column':
      return growthOfName(expression.name, checked)
    case 'aggregate':
      return growthOfAggregate(expression, checked)
    case 'arithmetic': {
      const [left, right] = [growsWith(expression.left, checked), growsWith(expression.right, checked)]
      return expression.operator === '/' ? quotientOf(left, right) : most([left, right])
    }
    case 'negate':
    case 'call':
      return growsWith(expression.operand, checked)
    case 'choose':
      return most(expression.operands.map((operand) => growsWith(operand, checked)))
    case 'case':
      return most(
        [...expression.branches.map(({ then }) => then), expression.otherwise].map((part) => growsWith(part, checked)),
      )
    default:
      return 'nothing'
  }
}

/** A name that `each` works out grows as its own formula does; a column of a row never does. */
function growthOfName(name: string, checked: CheckedMeasure): Grows {
  const formula = checked.each?.names.find((known) => known.name === name)?.expression
  if (formula === undefined) return 'nothing'
  return growsWith(formula, { ...checked, each: null }) === 'rows' ? 'rows' : 'nothing'
}

function growthOfAggregate({ name, argument }: AggregateExpression, checked: CheckedMeasure): Grows {
  const inner = argument === null ? 'nothing' : growsWith(argument, checked)
  if (name === 'countDistinct') return 'entities'
  if (name !== 'count' && name !== 'sum') return inner
  if (checked.each === null) return 'rows'
  return name === 'sum' && inner === 'rows' ? 'rows' : 'entities'
}

function quotientOf(numerator: Grows, denominator: Grows): Grows {
  if (denominator === 'nothing') return numerator
  return numerator === 'rows' && denominator === 'entities' ? 'rows' : 'nothing'
}

function most(parts: readonly Grows[]): Grows {
  if (parts.includes('rows')) return 'rows'
  return parts.includes('entities') ? 'entities' : 'nothing'
}

/** Whether more rows may make it less: something is taken away, or what is worked out for each may leave a condition. */
function mayFall(expression: Expression, checked: CheckedMeasure): boolean {
  const anyOf = (parts: readonly Expression[]): boolean => parts.some((part) => mayFall(part, checked))
  switch (expression.node) {
    case 'constant':
      return expression.value.startsWith('-')
    case 'negate':
      return true
    case 'arithmetic': {
      const { operator, left, right } = expression
      return (operator === '-' && !isConstant(right)) || anyOf([left, right])
    }
    case 'aggregate': {
      const { argument, filter } = expression
      const mayLeave = checked.each !== null && (filter !== null || isSumOfSteady(expression, checked))
      return mayLeave || anyOf(argument === null ? [] : [argument])
    }
    case 'choose':
      return anyOf(expression.operands)
    case 'case':
      return checked.each !== null || anyOf([...expression.branches.map(({ then }) => then), expression.otherwise])
    default:
      return false
  }
}

function isSumOfSteady({ name, argument }: AggregateExpression, checked: CheckedMeasure): boolean {
  return name === 'sum' && argument !== null && growsWith(argument, checked) === 'nothing'
}
