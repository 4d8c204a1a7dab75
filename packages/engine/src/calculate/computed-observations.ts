import type { PluginFault } from '@planwright/computed'
import type { MeasuredCell } from '@planwright/facts'
import type { Computed } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import type { Answer } from './answer.js'
import { computedAnswers, type PlaceCells } from './computed-answer.js'
import { withMostAnywhere, withPeople } from './most-anywhere.js'
import { movedByOne } from './moved-by-one.js'
import type { CalculateOptions, CalculationProblem, Observation } from './observation.js'
import { type ObservedCell, observed, placeOf, remedyFor } from './observed.js'
import { fewestBehind } from './people-of-inputs.js'
import { measureId } from './plan-statements.js'
import type { Measured } from './run-statements.js'
import { isWanted } from './wanted.js'

/** The observations of a computed value: its function is asked once for each place where an input has a cell. */
export async function computedObservations(
  indicator: ResolvedIndicator,
  computed: Computed,
  measured: Measured,
  options: CalculateOptions,
): Promise<readonly Observation[]> {
  const places = placesOf(indicator, computed, measured)
  const { answers, fault } = await computedAnswers(indicator, computed, places, options)
  const behind = fewestBehind(computed)
  const cells = places.map((place, position) => {
    const moved = movedByOne(place, answers[position]?.value ?? null, indicator.definition.unit)
    return { ...joined([...place.values()], behind(place)), denominatorMost: moved }
  })
  for (const problem of problemsOf(indicator, cells, answers, fault)) options.onProblem?.(problem)
  return cells.flatMap((cell, position) => {
    const answer = answers[position]
    return answer === undefined ? [] : [observed(indicator, cell, answer, {})]
  })
}

function placesOf({ definition }: ResolvedIndicator, computed: Computed, measured: Measured): readonly PlaceCells[] {
  const places = new Map<string, Map<string, MeasuredCell>>()
  for (const name of Object.keys(computed.inputs)) {
    const wanted = (measured.cells.get(measureId(definition.id, name)) ?? []).filter((cell) =>
      isWanted(definition, cell),
    )
    for (const cell of withMostAnywhere(withPeople(wanted))) {
      const place = `${cell.orgUnit} ${cell.group} ${cell.period}`
      places.set(place, (places.get(place) ?? new Map<string, MeasuredCell>()).set(name, cell))
    }
  }
  return [...places.values()]
}

/** What several inputs of one place have in common: the people behind all of them, and the latest day. */
function joined(cells: readonly MeasuredCell[], people: number | null): ObservedCell {
  const [first] = cells
  if (first === undefined) throw new Error('A computed place has at least one cell.')
  return {
    orgUnit: first.orgUnit,
    group: first.group,
    period: first.period,
    numerator: null,
    denominator: null,
    people,
    numeratorMost: null,
    denominatorMost: null,
    dataThrough:
      cells
        .map((cell) => cell.dataThrough)
        .sort()
        .at(-1) ?? first.dataThrough,
  }
}

/** A plugin that was stopped is told of once, and so is whatever else is wrong, with the first place where it is. */
function problemsOf(
  { definition: { id } }: ResolvedIndicator,
  cells: readonly ObservedCell[],
  answers: readonly Answer[],
  fault: PluginFault | null,
): readonly CalculationProblem[] {
  if (fault !== null) return [{ indicator: id, place: 'value', message: fault.message, remedy: fault.remedy }]
  const found = new Map<string, { readonly first: string; readonly count: number }>()
  for (const [position, cell] of cells.entries()) {
    const message = answers[position]?.fault ?? null
    if (message === null) continue
    const { first, count } = found.get(message) ?? { first: placeOf(cell), count: 0 }
    found.set(message, { first, count: count + 1 })
  }
  return [...found].map(([message, { first, count }]) => ({
    indicator: id,
    place: count === 1 ? first : `${first} and ${count - 1} more places`,
    message,
    remedy: remedyFor(id),
  }))
}
