import { ServerError } from '../errors.js'
import { asOfText } from '../graphql/as-of.js'
import type { Page, PageArgs } from '../graphql/connection.js'
import type { Context } from '../graphql/context.js'
import { gridCells } from './grid.cells.js'
import { rowsHaving } from './grid.having.js'
import { type GridInput, GridOrderBy } from './grid.input.js'
import { GridPages } from './grid.pages.js'
import { type GridPlace, type GridUnits, groupsOf, unitsOf } from './grid.places.js'
import { knownIndicators, refuseForeign, refuseLevelless } from './grid.problems.js'
import type { GridScope } from './grid.store.js'
import { GridRow, rowKey } from './grid.type.js'

/** How many cells a grid may have: more would be a download, not an answer. The public may ask for fewer. */
const largestGrid = Object.freeze({ public: 10_000, signedIn: 50_000 })

/** One page of a grid: the rows that meet its conditions, in order. Only cells that decide or are shown are read. */
export async function gridPage(input: GridInput, page: PageArgs, context: Context): Promise<Page<GridRow>> {
  const pages = new GridPages(input.order ?? [], page)
  const scope = await scopeOf(input, context)
  const rows = rowsOf(scope)
  if (!isDecidedByValues(input)) {
    const shown = pages.of(rows)
    await gridCells(
      shown.edges.map(({ node }) => node),
      scope,
      context,
    )
    return shown
  }
  await gridCells(rows, scope, context)
  return pages.of(await rowsHaving(rows, input.having ?? [], context))
}

/** Everything a grid shows, on all of its pages. */
export interface WholeGrid extends GridScope {
  readonly units: GridUnits
}

async function scopeOf(input: GridInput, context: Context): Promise<WholeGrid> {
  const indicators = knownIndicators(input, context)
  refuseForeign(input)
  refuseLevelless(input)
  const asOf = asOfText(input.asOf)
  const periods = input.periods ? [...new Set(input.periods)] : null
  const units = await unitsOf(context.em, input, asOf)
  if (input.level) context.units.found(units.all)
  const groups = groupsOf(input)
  const scope: WholeGrid = { indicators, orgUnits: units.all, groups, periods, asOf, units }
  refuseTooLarge(scope, isDecidedByValues(input) ? indicators.length : 1, context)
  return scope
}

/** Whether all cells must be read to know which rows there are, and in which order. */
function isDecidedByValues({ having, order }: GridInput): boolean {
  return (having ?? []).length > 0 || (order ?? []).some(({ by }) => by === GridOrderBy.INDICATOR)
}

function rowsOf({ units, groups, periods, asOf }: WholeGrid): readonly GridRow[] {
  const rowAt = (place: GridPlace): GridRow => {
    const { orgUnit: orgUnitId, group: groupKey, period } = place
    return Object.assign(new GridRow(), { key: rowKey(place), orgUnitId, groupKey, period, asOf, cells: [] })
  }
  return (periods ?? [null]).flatMap((period) =>
    units.of(period).flatMap((orgUnit) => groups.map((group) => rowAt({ orgUnit, group, period }))),
  )
}

/** `columns` is how many cells of each row are read at once. */
function refuseTooLarge(
  { indicators, orgUnits, groups, periods, units }: WholeGrid,
  columns: number,
  { viewer }: Context,
): void {
  const most = viewer.kind === 'public' ? largestGrid.public : largestGrid.signedIn
  const rows = (periods ?? [null]).reduce((sum, period) => sum + units.of(period).length * groups.length, 0)
  const cells = rows * columns
  if (cells <= most) return
  const sizes = { indicators: indicators.length, orgUnits: orgUnits.length, groups: groups.length }
  throw new ServerError('GRID_TOO_LARGE', { cells, most, ...sizes, periods: periods?.length ?? 1 })
}
