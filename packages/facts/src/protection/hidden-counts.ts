import { isAdditive } from '../formula/additive.js'
import type { CheckedMeasure } from '../formula/check-measure.js'
import { aggregatesOf, columnsOf, type Expression, partsOf } from '../formula/expression.js'
import { type FormulaProblem, formulaProblem } from '../formula/formula-problem.js'
import { isAboutPeople, isEachPerson } from '../formula/people.js'
import { formulasOverPeople, outerFormulas } from './formulas-over-people.js'

/**
 * Counts and sums over people are rounded, and hidden for one another, by what one person adds to them. That holds where
 * they stand by themselves or in a sum; inside another calculation they would be told exactly.
 */
export function hiddenCounts(checked: CheckedMeasure): readonly FormulaProblem[] {
  return [
    ...formulasOverPeople(checked).flatMap(({ place, expression }) => inCalculation(place, expression)),
    ...behindEntities(checked),
  ]
}

function inCalculation(place: string, expression: Expression): readonly FormulaProblem[] {
  if (!hasTotal(expression) || isAdditive(expression, () => true)) return []
  const quotient = quotientIn(expression, (divisor) => aggregatesOf(divisor).length > 0)
  if (quotient !== null) return [problem(place, quotient, 'A quotient of two numbers of people is a share.', asRatio)]
  return [problem(place, expression, 'A count or a sum over people stands inside another calculation.', alone)]
}

const asRatio = 'Write it as a ratio, with its own numerator and denominator.'
const alone =
  'Let counts and sums stand by themselves: add or subtract them, or multiply them by a number; write a quotient as a ratio.'
const withoutEach = 'Leave `each` out and add up the rows themselves.'

/** Counts of people that are worked out for schools or classes, and then divided or added up again. */
function behindEntities(checked: CheckedMeasure): readonly FormulaProblem[] {
  if (checked.each === null || isEachPerson(checked) || !isAboutPeople(checked.measure.of)) return []
  return outerFormulas(checked).flatMap(({ place, expression, meaningOf }) =>
    aggregatesOf(expression).flatMap((aggregate) => {
      const isTotal = (part: Expression): boolean => columnsOf(part).some((name) => hasTotal(meaningOf(name)))
      const quotient = quotientIn(aggregate, isTotal)
      if (quotient !== null)
        return [problem(place, quotient, 'A quotient of two numbers of people is a share.', asRatio)]
      if (aggregate.name !== 'sum' || aggregate.argument === null || !isTotal(aggregate.argument)) return []
      return [problem(place, aggregate, 'The people behind a sum of counts are counted by themselves.', withoutEach)]
    }),
  )
}

function hasTotal(expression: Expression | null): boolean {
  if (expression === null) return false
  return aggregatesOf(expression).some(({ name }) => name === 'count' || name === 'countDistinct' || name === 'sum')
}

/** The first quotient by something. */
function quotientIn(expression: Expression, isMeant: (divisor: Expression) => boolean): Expression | null {
  if (expression.node === 'arithmetic' && expression.operator === '/' && isMeant(expression.right)) return expression
  for (const part of partsOf(expression)) {
    const found = quotientIn(part, isMeant)
    if (found !== null) return found
  }
  return null
}

function problem(place: string, { position }: Expression, message: string, remedy: string): FormulaProblem {
  return formulaProblem('FORMULA_HIDDEN_COUNT', place, position ?? 1, message, remedy)
}
