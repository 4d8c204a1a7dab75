import type { CheckedMeasure } from './check-measure.js'
import { type AggregateExpression, type Expression, partsOf } from './expression.js'
import { type FormulaProblem, formulaProblem } from './formula-problem.js'
import { scaleOf } from './formula-type.js'

/** Powers of ten between which the size of a number lies, whatever the rows: its largest, and its smallest but 0. */
interface Range {
  readonly most: number
  readonly least: number
}

/** A number of a double has at most so many digits before its point. */
const mostDigits = 300
/** What is left of a difference of two doubles may be smaller than both by so many digits. */
const lostDigits = 17
/** There are fewer than ten to this power of rows. */
const rowDigits = 12

type RangeOf = (column: string) => Range | undefined

/** The places where a measure's numbers could become larger than any engine holds, whatever is loaded. */
export function rangeProblems(checked: CheckedMeasure): readonly FormulaProblem[] {
  const { each, where, numerator, denominator, value } = checked
  const worked = new Map<string, Range>()
  const inner = (each?.names ?? []).map(({ name, expression }) => {
    worked.set(name, rangeOf(expression, columnRange))
    return { place: `each.${each?.entity}.${name}`, part: expression, of: columnRange }
  })
  const ofNames: RangeOf = (column) => worked.get(column)
  const outer = Object.entries({ numerator, denominator, value }).map(([place, part]) => ({ place, part, of: ofNames }))
  return [{ place: 'where', part: where, of: columnRange }, ...inner, ...outer].flatMap(({ place, part, of }) =>
    part === null ? [] : problemIn(part, place, of),
  )
}

const columnRange: RangeOf = () => undefined

function problemIn(part: Expression, place: string, of: RangeOf): readonly FormulaProblem[] {
  const found = firstBeyond(part, of)
  if (found === null) return []
  const message = `This can become a number of more than ${mostDigits} digits, which cannot be held.`
  return [formulaProblem('FORMULA_OUT_OF_RANGE', place, found.position ?? 1, message)]
}

/** The innermost part that can become too large, the first of them in reading order. */
function firstBeyond(expression: Expression, of: RangeOf): Expression | null {
  for (const part of partsOf(expression)) {
    const found = firstBeyond(part, of)
    if (found !== null) return found
  }
  return rangeOf(expression, of).most > mostDigits ? expression : null
}

function rangeOf(expression: Expression, of: RangeOf): Range {
  const inner = (part: Expression): Range => rangeOf(part, of)
  switch (expression.node) {
    case 'column':
      return of(expression.name) ?? { most: 18, least: -scaleOf(expression.type) }
    case 'constant':
      return { most: expression.value.length, least: -scaleOf(expression.type) }
    case 'arithmetic':
      return rangeOfResult(expression, inner(expression.left), inner(expression.right))
    case 'negate':
    case 'call':
      return inner(expression.operand)
    case 'case':
      return spanOf([...expression.branches.map(({ then }) => inner(then)), inner(expression.otherwise)])
    case 'choose':
      return spanOf(expression.operands.map(inner))
    case 'aggregate':
      return rangeOfAggregate(expression, inner)
    default:
      return { most: 0, least: 0 }
  }
}

function spanOf(ranges: readonly Range[]): Range {
  return { most: Math.max(...ranges.map(({ most }) => most)), least: Math.min(...ranges.map(({ least }) => least)) }
}

function rangeOfResult({ operator, type }: Expression & { node: 'arithmetic' }, left: Range, right: Range): Range {
  if (operator === '*') return { most: left.most + right.most, least: left.least + right.least }
  if (operator === '/') return { most: left.most - right.least, least: left.least - right.most }
  const { most, least } = spanOf([left, right])
  return { most: most + 1, least: type.kind === 'double' ? least - lostDigits : least }
}

/** Deviations are the roots of squares, which must fit as well. */
function rangeOfAggregate({ name, argument }: AggregateExpression, inner: (part: Expression) => Range): Range {
  if (argument === null || name === 'count' || name === 'countDistinct') return { most: rowDigits, least: 0 }
  const { most, least } = inner(argument)
  if (name === 'min' || name === 'max') return { most, least }
  if (name === 'stddevPop' || name === 'stddevSamp') return { most: 2 * (most + rowDigits), least: least - lostDigits }
  return { most: name === 'sum' ? most + rowDigits : most, least: least - lostDigits }
}
