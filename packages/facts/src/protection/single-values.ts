import type { CheckedMeasure } from '../formula/check-measure.js'
import { type AggregateExpression, type AggregateName, aggregatesOf } from '../formula/expression.js'
import { type FormulaProblem, formulaProblem } from '../formula/formula-problem.js'
import { formulasOverPeople } from './formulas-over-people.js'
import { smallerSide } from './fraction.js'

const extremes: Readonly<Partial<Record<AggregateName, string>>> = { min: 'smallest', max: 'largest' }
const truths: Readonly<Partial<Record<AggregateName, string>>> = { boolAnd: 'bool_and', boolOr: 'bool_or' }

/** The smallest, the largest or a value near an end is that of one person; and one person decides whether all are alike. */
export function singleValues(checked: CheckedMeasure): readonly FormulaProblem[] {
  return formulasOverPeople(checked).flatMap(({ place, expression }) =>
    aggregatesOf(expression).flatMap((aggregate) => {
      const found = messageFor(aggregate)
      if (found === null) return []
      return [formulaProblem('FORMULA_SINGLE_VALUE', place, aggregate.position ?? 1, found.message, found.remedy)]
    }),
  )
}

interface Found {
  readonly message: string
  readonly remedy?: string
}

function messageFor({ name, fraction }: AggregateExpression): Found | null {
  const extreme = extremes[name]
  if (extreme !== undefined) return { message: `"${name}" is the ${extreme} value, which belongs to one person.` }
  if (fraction !== null && isNearEnd(fraction))
    return { message: `The percentile ${fraction} is nearer than a tenth to an end, where few people are.` }
  const truth = truths[name]
  if (truth === undefined) return null
  const message = `"${truth}" says of everybody whether one person is otherwise.`
  return { message, remedy: 'Count them: a ratio with the numerator count(*) filter (where ...).' }
}

function isNearEnd(fraction: string): boolean {
  const { part, whole } = smallerSide(fraction)
  return part * 10n < whole
}
