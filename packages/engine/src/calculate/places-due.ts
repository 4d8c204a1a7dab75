import type { FactStore, MeasuredCell } from '@planwright/facts'
import { aggregate, type Dataset, type Measure, reported, type SchoolYear } from '@planwright/sdk'
import type { ResolvedIndicator } from '../registry/registry.js'
import { measuresOf } from '../registry/rule.js'
import { failureYears } from './failure-years.js'
import { placeOf } from './observed.js'
import { planStatements } from './plan-statements.js'
import { isWanted } from './wanted.js'

/** A place that a figure was due for. */
export type PlaceDue = Pick<MeasuredCell, 'orgUnit' | 'group' | 'period' | 'dataThrough'>

/**
 * The places that an indicator's figures were due for, whatever its own formulas say: each unit, group and period with
 * rows of a dataset it reads. Where the facts do not answer that either, the district in each year with facts.
 */
export async function placesDue(
  store: FactStore,
  indicator: ResolvedIndicator,
  years?: readonly SchoolYear[],
): Promise<readonly PlaceDue[]> {
  const places = new Map<string, PlaceDue>()
  for (const { measure } of measuresOf(indicator.definition))
    for (const place of await placesWithRows(store, indicator, measure, years)) places.set(placeOf(place), place)
  return places.size > 0 ? [...places.values()] : districtYears(store, indicator, years)
}

async function placesWithRows(
  store: FactStore,
  indicator: ResolvedIndicator,
  measure: Measure,
  years: readonly SchoolYear[] | undefined,
): Promise<readonly PlaceDue[]> {
  const { definition } = indicator
  const counting = { ...indicator, definition: { ...definition, value: rowsOf(measure) } }
  try {
    const found: PlaceDue[] = []
    for (const { request } of planStatements([counting], years))
      for (const cell of await store.measure(request)) if (isWanted(definition, cell)) found.push(cell)
    return found
  } catch {
    // Whatever stops this stopped the indicator as well, and is told of there.
    return []
  }
}

/** The plainest measure of the same rows and entities: it has a cell wherever they have. */
function rowsOf(measure: Measure): Measure {
  const of: Dataset = measure.of
  if (of.about === 'published') return reported({ of, value: '1' })
  const [entity] = measure.kind === 'reported' ? [] : Object.keys(measure.each ?? {})
  const each = entity === undefined ? {} : { each: { [entity]: { rows: 'count(*)' } } }
  return aggregate({ of, ...each, value: 'count(*)' })
}

async function districtYears(
  store: FactStore,
  indicator: ResolvedIndicator,
  years: readonly SchoolYear[] | undefined,
): Promise<readonly PlaceDue[]> {
  const periods = years ?? (await failureYears(store, indicator))
  return periods.map((period) => {
    const dataThrough = `${Number(period.slice(0, 4)) + 1}-06-30`
    return { orgUnit: 'district', group: 'all', period, dataThrough }
  })
}
