import type { FactStore } from '@planwright/facts'
import type { SchoolYear } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import { measuresOf } from '../registry/rule.js'
import { answerOf, failed } from './answer.js'
import { computedObservations } from './computed-observations.js'
import { withMostAnywhere, withPeople } from './most-anywhere.js'
import type { CalculateOptions, Observation } from './observation.js'
import { observed } from './observed.js'
import { inOrder } from './order.js'
import { placesDue } from './places-due.js'
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
        ? await observationsOf(indicator, measured, options)
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

async function observationsOf(
  indicator: ResolvedIndicator,
  measured: Measured,
  options: CalculateOptions,
): Promise<readonly Observation[]> {
  const { definition } = indicator
  const { value } = definition
  if (value.kind === 'computed') return computedObservations(indicator, value, measured, options)
  const cells = (measured.cells.get(definition.id) ?? []).filter((cell) => isWanted(definition, cell))
  return withMostAnywhere(withPeople(cells)).map((cell) =>
    observed(indicator, cell, answerOf(value, cell, definition.unit), options),
  )
}

/** A FAILED observation at every place a figure was due for, so that the failure shows wherever answers do. */
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
  const places = await placesDue(store, indicator, years)
  return places.map(({ orgUnit, group, period, dataThrough }) =>
    observed(indicator, { orgUnit, group, period, dataThrough, ...nothing }, failed(failure), {}),
  )
}

const nothing = { numerator: null, denominator: null, people: null, numeratorMost: null, denominatorMost: null }
