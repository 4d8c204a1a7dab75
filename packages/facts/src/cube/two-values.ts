import { type AggregateExpression, aggregatesOf, anyOf, type Expression } from '../formula/expression.js'
import { booleanType, doubleType } from '../formula/formula-type.js'
import { isEachPerson } from '../formula/people.js'
import type { NamedCheck } from './compile-cube.js'
import type { Draft } from './microdata-draft.js'
import { printNumber } from './print-number.js'

type Checked = NamedCheck['checked']

/** How near the variance comes to the most that it could be where (nearly) all values are the smallest or the largest. */
const nearly: Expression = { node: 'constant', value: '0.95', type: { kind: 'decimal', scale: 2 } }

/**
 * Whether a mean or a deviation of a measure is of two numbers: answers of 0 and 1 in a column are a share in disguise, of
 * which a mean would tell the cases exactly. It is no mean of more where there is no number at all. Null where there is
 * nothing to ask.
 */
export function printIsOfTwo(draft: Draft, checked: Checked): string | null {
  const { numerator, denominator, value, each } = checked
  if (draft.shape.person === null || (each !== null && !isEachPerson(checked))) return null
  const aggregates = [numerator, denominator, value].flatMap((part) => (part === null ? [] : aggregatesOf(part)))
  const [first, ...others] = aggregates.flatMap(isOfTwo)
  return first === undefined ? null : `coalesce(${printNumber(draft, checked, anyOf([first, ...others]))}, TRUE)`
}

/** A variance is at most (largest - mean) * (mean - smallest), and is just that where there are but these two values. */
function isOfTwo(aggregate: AggregateExpression): readonly Expression[] {
  const { name, argument } = aggregate
  if (argument === null || argument.type.kind === 'null') return []
  if (name !== 'avg' && name !== 'stddevPop' && name !== 'stddevSamp') return []
  const [smallest, largest] = (['min', 'max'] as const).map((end) => ({ ...aggregate, name: end, type: argument.type }))
  const mean: Expression = { ...aggregate, name: 'avg' }
  const deviation: Expression = { ...aggregate, name: 'stddevPop' }
  if (smallest === undefined || largest === undefined) return []
  const most = calculated('*', calculated('-', largest, mean), calculated('-', mean, smallest))
  const left = calculated('*', most, nearly)
  return [{ node: 'compare', operator: '<=', left, right: calculated('*', deviation, deviation), type: booleanType }]
}

function calculated(operator: '*' | '-', left: Expression, right: Expression): Expression {
  return { node: 'arithmetic', operator, left, right, type: doubleType }
}
