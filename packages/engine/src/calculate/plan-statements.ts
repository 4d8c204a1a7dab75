import { groupByGrain, type MeasureRequest } from '@planwright/facts'
import {
  type Dataset,
  type DimensionId,
  dimensionIds,
  type Level,
  levels,
  type Measure,
  type SchoolYear,
} from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import { measuresOf } from '../registry/rule.js'

/** A measure of an indicator, under the id it has in a statement. */
export interface PlannedMeasure {
  readonly id: string
  readonly measure: Measure
  readonly indicator: ResolvedIndicator
}

/** One statement to run: measures of one dataset and grain, whichever indicators they belong to. */
export interface PlannedStatement {
  readonly measures: readonly PlannedMeasure[]
  readonly request: MeasureRequest
}

/** The id of an indicator's measure: its own id, or that and the name of the input. */
export function measureId(indicator: string, input: string | null): string {
  return input === null ? indicator : `${indicator}#${input}`
}

/** As few statements as the indicators need: one for each dataset and grain. */
export function planStatements(
  indicators: readonly ResolvedIndicator[],
  years?: readonly SchoolYear[],
): readonly PlannedStatement[] {
  const sorted = [...indicators].sort((one, other) => (one.definition.id < other.definition.id ? -1 : 1))
  return groupByGrain(sorted.flatMap(plannedMeasures)).map((measures) => statement(measures, years))
}

/** A statement of its own for each measure: what is run when a shared statement fails. */
export function splitStatement(planned: PlannedStatement): readonly PlannedStatement[] {
  return planned.measures.map((measure) => statement([measure], planned.request.years))
}

function plannedMeasures(indicator: ResolvedIndicator): readonly PlannedMeasure[] {
  return measuresOf(indicator.definition).map(({ name, measure }) => ({
    id: measureId(indicator.definition.id, name),
    measure,
    indicator,
  }))
}

function statement(measures: readonly PlannedMeasure[], years?: readonly SchoolYear[]): PlannedStatement {
  const definitions = measures.map(({ indicator }) => indicator.definition)
  const wantedLevels = new Set<Level>(definitions.flatMap((definition) => definition.levels))
  const wantedGroups = new Set<DimensionId>(definitions.flatMap((definition) => definition.groups))
  const request: MeasureRequest = {
    dataset: datasetOf(measures),
    measures: measures.map(({ id, measure }) => ({ id, measure })),
    levels: levels.filter((level) => wantedLevels.has(level)),
    groups: dimensionIds.filter((group) => wantedGroups.has(group)),
    ...(years === undefined ? {} : { years }),
    monthly: definitions.some(({ every }) => every === 'month'),
  }
  return { measures, request }
}

function datasetOf(measures: readonly PlannedMeasure[]): Dataset {
  const [first] = measures
  if (first === undefined) throw new Error('A statement needs a measure.')
  return first.measure.of
}
