import type { Measure } from '@planwright/sdk'
import { analyseMeasure } from '../formula/check-measure.js'
import { aggregatesOf } from '../formula/expression.js'
import { checkProtection } from './check-protection.js'
import { formulasOverPeople } from './formulas-over-people.js'
import { peopleFor } from './fraction.js'

/**
 * How many people a figure of a measure needs behind it, so that no answer rests on fewer than `fewest`: a percentile
 * needs that many on either side. Infinitely many where the definition gets round the protection, as one may that was
 * approved before it was refused. `loadFormulaParser()` must have been awaited before.
 */
export function peopleNeeded(measure: Measure, fewest: number): number {
  const { checked } = analyseMeasure(measure)
  if (checked === null) return fewest
  if (checkProtection(measure).length > 0) return Number.POSITIVE_INFINITY
  const fractions = formulasOverPeople(checked)
    .flatMap(({ expression }) => aggregatesOf(expression))
    .flatMap(({ fraction }) => (fraction === null ? [] : [fraction]))
  return Math.max(fewest, ...fractions.map((fraction) => peopleFor(fraction, fewest)))
}
