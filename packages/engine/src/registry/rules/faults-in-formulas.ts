import type { FormulaProblem } from '@planwright/facts'
import type { AnyIndicator, Department, Measure } from '@planwright/sdk'
import type { RegistryProblem } from '../problem.js'
import { measuresOf } from '../rule.js'

/** What a check finds in the measures of an indicator, each fault at its place in the department. */
export function faultsInFormulas(
  indicator: AnyIndicator,
  department: Department,
  check: (measure: Measure) => readonly FormulaProblem[],
): readonly RegistryProblem[] {
  return measuresOf(indicator).flatMap(({ name, measure }) =>
    check(measure).map((problem) => ({
      code: problem.code,
      plugin: department.id,
      place: [indicator.id, 'value', ...(name === null ? [] : [`inputs.${name}`]), problem.place].join(' '),
      position: problem.position,
      message: problem.message,
      remedy: problem.remedy,
    })),
  )
}
