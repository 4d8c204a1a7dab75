import type { RegistryProblem } from '@planwright/engine'
import type { Problem } from '../graphql/problem.js'
import type { IndicatorInput } from './indicator.input.js'

/** A rule's fault as a problem at its place in the input. */
export function inputProblemOf(
  { code, place, position, message, remedy }: RegistryProblem,
  input: IndicatorInput,
): Problem {
  return { code, path: pathOf(place, input), ...(position === undefined ? {} : { position }), message, remedy }
}

/**
 * The place of a fault in the input: rules say `library.visits value each.student.days`, and the input holds that
 * at `value.ratio.each.student.days`.
 */
function pathOf(place: string, { id, value }: IndicatorInput): readonly string[] {
  if (!place.startsWith(`${id} `)) return ['input', 'id']
  const [field = '', ...rest] = place
    .slice(id.length + 1)
    .split(/[ .[\]]+/)
    .filter((part) => part !== '')
  const kind = value.ratio ? 'ratio' : 'aggregate'
  return field === 'value' ? ['input', field, kind, ...rest] : ['input', field, ...rest]
}
