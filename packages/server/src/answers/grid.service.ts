import { ServerError } from '../errors.js'
import { periodArgument } from '../graphql/arguments.js'
import { asOfText } from '../graphql/as-of.js'
import type { Context } from '../graphql/context.js'
import { awaiting } from '../observations/awaiting.js'
import type { Observation } from '../observations/observation.type.js'
import { rowsHaving } from './grid.having.js'
import type { GridInput } from './grid.input.js'
import { inGridOrder } from './grid.order.js'
import { type GridPlace, type GridUnits, groupsOf, unitsOf } from './grid.places.js'
import { knownIndicators, refuseForeign, warnOfUnknownPlaces } from './grid.problems.js'
import { cellsOf, type GridScope } from './grid.store.js'
import { GridCell, GridRow } from './grid.type.js'
import { whyMissing } from './why-missing.js'

/** How many cells a grid may have: more would be a download, not an answer. */
export const largestGrid = 50_000

/** All rows of a grid that meet its conditions, in order. */
export async function gridRows(input: GridInput, context: Context): Promise<readonly GridRow[]> {
  const indicators = knownIndicators(input, context)
  refuseForeign(input)
  const asOf = asOfText(input.asOf)
  const periods = input.periods?.map((period) => periodArgument('input.periods', period) ?? period) ?? null
  const units = await unitsOf(context.em, input, asOf)
  const groups = groupsOf(input)
  await warnOfUnknownPlaces(input, groups, context)
  const scope: GridScope = { indicators, orgUnits: units.all, groups, periods, asOf }
  const places = placesOf(units, groups, periods)
  refuseTooLarge(places.length, scope)
  const rows = await gridOf(places, scope, await cellsOf(context.visible, scope), context)
  return inGridOrder(await rowsHaving(rows, input.having ?? [], context), input.order ?? [])
}

function placesOf(
  units: GridUnits,
  groups: readonly string[],
  periods: readonly string[] | null,
): readonly GridPlace[] {
  return (periods ?? [null]).flatMap((period) =>
    units.of(period).flatMap((orgUnit) => groups.map((group) => ({ orgUnit, group, period }))),
  )
}

function refuseTooLarge(rows: number, { indicators, orgUnits, groups, periods }: GridScope): void {
  const cells = rows * indicators.length
  if (cells <= largestGrid) return
  throw new ServerError('GRID_TOO_LARGE', {
    cells,
    most: largestGrid,
    indicators: indicators.length,
    orgUnits: orgUnits.length,
    groups: groups.length,
    periods: periods?.length ?? 1,
  })
}

function gridOf(
  places: readonly GridPlace[],
  { indicators, periods, asOf }: GridScope,
  found: readonly Observation[],
  { registry, visible }: Context,
): Promise<readonly GridRow[]> {
  const period = (one: Observation) => (periods === null ? null : one.period)
  const known = new Map(
    found.map((one) => [
      keyOf({ orgUnit: one.orgUnitId, group: one.groupKey, period: period(one) }, one.indicatorId),
      one,
    ]),
  )
  const absent = (place: GridPlace, indicator: string) =>
    awaiting({ ...place, indicator, asOf, visible, because: whyMissing(registry, { ...place, indicator }) })
  const cellOf = async (place: GridPlace, indicatorId: string): Promise<GridCell> => {
    const observation = known.get(keyOf(place, indicatorId)) ?? (await absent(place, indicatorId))
    return Object.assign(new GridCell(), { indicatorId, observation })
  }
  const rowOf = async (place: GridPlace): Promise<GridRow> => {
    const { orgUnit: orgUnitId, group: groupKey, period } = place
    const cells = await Promise.all(indicators.map((indicator) => cellOf(place, indicator)))
    return Object.assign(new GridRow(), { key: keyOf(place), orgUnitId, groupKey, period, asOf, cells })
  }
  return Promise.all(places.map(rowOf))
}

function keyOf({ orgUnit, group, period }: GridPlace, indicator: string | null = null): string {
  const parts = [orgUnit, group, period ?? 'newest']
  return (indicator === null ? parts : [...parts, indicator]).join('@')
}
