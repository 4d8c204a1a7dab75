import type { Context } from '../graphql/context.js'
import { awaiting } from '../observations/awaiting.js'
import type { Observation } from '../observations/observation.type.js'
import { cellsOf, type GridScope } from './grid.store.js'
import { GridCell, type GridRow, rowKey } from './grid.type.js'

/** How many cells are read in one statement, so that none holds others up. */
const cellsAtOnce = 2_000

/** Puts the cells into rows, some rows after the others. */
export async function gridCells(rows: readonly GridRow[], scope: GridScope, context: Context): Promise<void> {
  const atOnce = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, scope.indicators.length)))
  for (let from = 0; from < rows.length; from += atOnce) await fill(rows.slice(from, from + atOnce), scope, context)
}

async function fill(rows: readonly GridRow[], scope: GridScope, context: Context): Promise<void> {
  const found = await cellsOf(context.visible, { ...scope, ...placesOf(rows, scope) }, context.now)
  const known = new Map(found.map((one) => [cellKey(one, scope), one]))
  for (const row of rows) {
    await context.pace.turn()
    row.cells = await Promise.all(scope.indicators.map((indicator) => cellOf(row, indicator, known, context)))
  }
}

/** Only what these rows are about. */
function placesOf(
  rows: readonly GridRow[],
  { periods }: GridScope,
): Pick<GridScope, 'orgUnits' | 'groups' | 'periods'> {
  const distinct = (values: readonly string[]) => [...new Set(values)]
  return {
    orgUnits: distinct(rows.map(({ orgUnitId }) => orgUnitId)),
    groups: distinct(rows.map(({ groupKey }) => groupKey)),
    periods: periods === null ? null : distinct(rows.flatMap(({ period }) => period ?? [])),
  }
}

function cellKey({ orgUnitId, groupKey, period, indicatorId }: Observation, { periods }: GridScope): string {
  const key = rowKey({ orgUnit: orgUnitId, group: groupKey, period: periods === null ? null : period })
  return `${key}@${indicatorId}`
}

async function cellOf(
  { key, orgUnitId: orgUnit, groupKey: group, period, asOf }: GridRow,
  indicator: string,
  known: ReadonlyMap<string, Observation>,
  { registry, visible }: Context,
): Promise<GridCell> {
  const place = { orgUnit, group, period }
  const observation =
    known.get(`${key}@${indicator}`) ?? (await awaiting({ ...place, indicator, asOf, visible, registry }))
  return Object.assign(new GridCell(), { indicatorId: indicator, observation })
}
