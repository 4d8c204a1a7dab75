import type { MeasuredCell } from '@planwright/facts'
import type { Computed } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import { computedAnswer } from './computed-answer.js'
import type { CalculateOptions, Observation } from './observation.js'
import { type ObservedCell, observed } from './observed.js'
import { measureId } from './plan-statements.js'
import type { Measured } from './run-statements.js'
import { isWanted } from './wanted.js'

/** The observations of a computed value: its function is asked once for each place where an input has a cell. */
export function computedObservations(
  indicator: ResolvedIndicator,
  computed: Computed,
  measured: Measured,
  options: CalculateOptions,
): readonly Observation[] {
  const { definition } = indicator
  const places = new Map<string, Map<string, MeasuredCell>>()
  for (const name of Object.keys(computed.inputs)) {
    for (const cell of measured.cells.get(measureId(definition.id, name)) ?? []) {
      if (!isWanted(definition, cell)) continue
      const place = `${cell.orgUnit} ${cell.group} ${cell.period}`
      places.set(place, (places.get(place) ?? new Map<string, MeasuredCell>()).set(name, cell))
    }
  }
  return [...places.values()].map((cells) =>
    observed(indicator, joined([...cells.values()]), computedAnswer(computed, cells, definition.unit), options),
  )
}

/** What several inputs of one place have in common: the fewest people known of, and the latest day. */
function joined(cells: readonly MeasuredCell[]): ObservedCell {
  const [first] = cells
  if (first === undefined) throw new Error('A computed place has at least one cell.')
  const people = cells.map((cell) => cell.people).filter((number) => number !== null)
  return {
    orgUnit: first.orgUnit,
    group: first.group,
    period: first.period,
    numerator: null,
    denominator: null,
    people: people.length === 0 ? null : Math.min(...people),
    dataThrough:
      cells
        .map((cell) => cell.dataThrough)
        .sort()
        .at(-1) ?? first.dataThrough,
  }
}
