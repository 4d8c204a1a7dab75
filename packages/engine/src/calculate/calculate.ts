import type { FactStore, MeasuredCell } from '@planwright/facts'
import type { Computed, SchoolYear } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import { measuresOf } from '../registry/rule.js'
import { type Answer, answerOf, failed } from './answer.js'
import { computedAnswer } from './computed-answer.js'
import { failureYears } from './failure-years.js'
import type { CalculateOptions, Observation } from './observation.js'
import { inOrder } from './order.js'
import { measureId, planStatements } from './plan-statements.js'
import { type Measured, runStatements } from './run-statements.js'
import { isWanted } from './wanted.js'

/**
 * Works out indicators from the facts: every org unit, group and period they ask for, in a fixed order.
 *
 * Indicators over one dataset and grain share one statement. An indicator that fails gives FAILED observations of
 * its own and leaves the others as they are.
 *
 * @param years Only these school years; all that have facts unless said.
 */
export async function calculate(
  store: FactStore,
  indicators: readonly ResolvedIndicator[],
  years?: readonly SchoolYear[],
  options: CalculateOptions = {},
): Promise<readonly Observation[]> {
  const measured = await runStatements(store, planStatements(indicators, years), options)
  const observations: Observation[] = []
  for (const indicator of indicators) {
    const failure = failureOf(indicator, measured)
    const found =
      failure === null
        ? observationsOf(indicator, measured, options)
        : await failedObservations(store, indicator, failure, years, options)
    for (const observation of found) observations.push(observation)
  }
  return inOrder(observations)
}

function failureOf(indicator: ResolvedIndicator, { failures }: Measured): string | null {
  const { id } = indicator.definition
  const found = measuresOf(indicator.definition).map(({ name }) => failures.get(measureId(id, name)))
  return found.find((failure) => failure !== undefined) ?? null
}

function observationsOf(
  indicator: ResolvedIndicator,
  measured: Measured,
  options: CalculateOptions,
): readonly Observation[] {
  const { definition } = indicator
  const { value } = definition
  if (value.kind === 'computed') return computedObservations(indicator, value, measured, options)
  const cells = measured.cells.get(definition.id) ?? []
  return cells
    .filter((cell) => isWanted(definition, cell))
    .map((cell) => observed(indicator, cell, answerOf(value, cell, definition.unit), options))
}

function computedObservations(
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

type ObservedCell = Omit<MeasuredCell, 'measure' | 'value' | 'reason'>

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

function observed(
  indicator: ResolvedIndicator,
  cell: ObservedCell,
  answer: Answer,
  options: CalculateOptions,
): Observation {
  const { id, unit } = indicator.definition
  if (answer.reason !== null && answer.fault !== null) {
    options.onProblem?.({
      indicator: id,
      place: `${cell.orgUnit}, ${cell.group}, ${cell.period}`,
      message: answer.fault,
      remedy: `Correct the value of ${id}; its worked examples show what is expected.`,
    })
  }
  return {
    indicator: id,
    version: indicator.version,
    orgUnit: cell.orgUnit,
    group: cell.group,
    period: cell.period,
    value: answer.value,
    reason: answer.reason,
    numerator: finiteOrNull(cell.numerator),
    denominator: finiteOrNull(cell.denominator),
    people: cell.people,
    dataThrough: cell.dataThrough,
    unit,
  }
}

function finiteOrNull(text: string | null): number | null {
  if (text === null || text.trim() === '') return null
  const number = Number(text)
  return Number.isFinite(number) ? number : null
}

/** One FAILED observation of the district for each year asked for, so that the failure shows where answers do. */
async function failedObservations(
  store: FactStore,
  indicator: ResolvedIndicator,
  failure: string,
  years: readonly SchoolYear[] | undefined,
  options: CalculateOptions,
): Promise<readonly Observation[]> {
  const { id } = indicator.definition
  options.onProblem?.({
    indicator: id,
    place: 'value',
    message: failure,
    remedy: `Correct the formulas of ${id}.`,
  })
  const periods = years ?? (await failureYears(store, indicator))
  return periods.map((period) => observed(indicator, districtIn(period), failed(failure), {}))
}

function districtIn(period: SchoolYear): ObservedCell {
  const dataThrough = `${Number(period.slice(0, 4)) + 1}-06-30`
  return { orgUnit: 'district', group: 'all', period, numerator: null, denominator: null, people: null, dataThrough }
}
