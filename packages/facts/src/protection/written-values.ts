import type { CheckedMeasure } from '../formula/check-measure.js'
import { type AggregateName, aggregatesOf, type Expression } from '../formula/expression.js'
import { type FormulaProblem, formulaProblem } from '../formula/formula-problem.js'
import { isMadeOfConstants } from '../formula/gives-value.js'
import { columnsOnly, formulasOverPeople, type MeaningOf } from './formulas-over-people.js'

const overNumbers: ReadonlySet<AggregateName> = new Set<AggregateName>([
  'sum',
  'avg',
  'percentile',
  'stddevPop',
  'stddevSamp',
])

/** A mean of zeros and ones is a share, and their sum a count: both are protected as what they are only if so written. */
export function writtenValues(checked: CheckedMeasure): readonly FormulaProblem[] {
  return formulasOverPeople(checked).flatMap(({ place, expression, meaningOf }) =>
    aggregatesOf(expression)
      .filter(({ name, argument }) => overNumbers.has(name) && isWritten(argument, meaningOf))
      .map(({ position }) => formulaProblem('FORMULA_HIDDEN_COUNT', place, position ?? 1, message, remedy)),
  )
}

const message = 'Only numbers written in the formula are put together here.'
const remedy =
  'Count the rows with count(*) filter (where ...); write a share of them as a ratio with a numerator and a denominator.'

/** Whether all values are written in the formula, or in what its names stand for. */
function isWritten(expression: Expression | null, meaningOf: MeaningOf): boolean {
  return expression !== null && isMadeOfConstants(expression, (part) => isWrittenPart(part, meaningOf))
}

/** The smallest and the largest of several are one of them, where a sum or a mean is a new number. */
function isWrittenPart(part: Expression, meaningOf: MeaningOf): boolean {
  if (part.node === 'column') return isWritten(meaningOf(part.name), columnsOnly)
  if (part.node !== 'aggregate' || (part.name !== 'min' && part.name !== 'max')) return false
  return isWritten(part.argument, meaningOf)
}
