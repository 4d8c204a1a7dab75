import type { Measure } from '@planwright/sdk'
import { analyseMeasure, type CheckedMeasure } from '../formula/check-measure.js'
import type { FormulaProblem } from '../formula/formula-problem.js'
import { hiddenCounts } from './hidden-counts.js'
import { namedPeople } from './named-people.js'
import { singleValues } from './single-values.js'
import { writtenValues } from './written-values.js'

const rules: readonly ((checked: CheckedMeasure) => readonly FormulaProblem[])[] = Object.freeze([
  singleValues,
  writtenValues,
  hiddenCounts,
  namedPeople,
])

/**
 * What in a measure over rows about people would get round the protection of single people: all problems at once. None
 * where a formula is not understood, which `checkMeasure` reports. `loadFormulaParser()` must have been awaited before.
 */
export function checkProtection(measure: Measure): readonly FormulaProblem[] {
  const { checked } = analyseMeasure(measure)
  return checked === null ? [] : rules.flatMap((rule) => rule(checked))
}
