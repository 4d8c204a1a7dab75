import { type Page, type PageArgs, pageOfRows, rowsToRead } from '../graphql/connection.js'
import { Places } from '../graphql/cursor.js'
import { type GridOrder, GridOrderBy } from './grid.input.js'
import { inGridOrder, type Ordered, shownValue } from './grid.order.js'
import type { GridRow } from './grid.type.js'

/** Where a row stands in a grid: which row it is, and the values that its order goes by. */
interface GridRowPlace extends Pick<GridRow, 'key' | 'orgUnitId' | 'groupKey' | 'period'> {
  readonly values: readonly (number | null)[]
}

/** The pages of a grid in an order. A row that has left, or whose values are others now, is gone on from all the same. */
export class GridPages {
  private readonly columns: readonly string[]
  private readonly places: Places<GridRowPlace>
  private readonly after: GridRowPlace | null

  constructor(
    private readonly order: readonly GridOrder[],
    private readonly page: PageArgs,
  ) {
    const byValue = order.filter(({ by }) => by === GridOrderBy.INDICATOR)
    this.columns = byValue.map(({ indicator }) => indicator ?? '')
    this.places = new Places('grid', (value) => isPlace(value, this.columns.length), order)
    this.after = this.places.after(page.after)
  }

  /** The page of these rows, which come in any order. */
  of(rows: readonly GridRow[]): Page<GridRow> {
    const wanted = rowsToRead(this.page)
    const following = this.after === null ? inGridOrder(rows, this.order) : this.following(rows, this.after)
    const cursorOf = (row: GridRow) => this.places.cursorOf(this.placeOf(row))
    return pageOfRows(following.slice(0, wanted), this.page, cursorOf, () => rows.length)
  }

  private following(rows: readonly GridRow[], after: GridRowPlace): readonly GridRow[] {
    const { values, ...same } = after
    const cellOf = (indicatorId: string, position: number) => {
      return { indicatorId, observation: { value: values[position] ?? null } }
    }
    const place: Ordered = { ...same, cells: this.columns.map(cellOf) }
    const others = rows.filter(({ key }) => key !== after.key)
    const sorted = inGridOrder<GridRow | Ordered>([...others, place], this.order)
    return sorted.slice(sorted.indexOf(place) + 1).filter((row): row is GridRow => row !== place)
  }

  private placeOf(row: GridRow): GridRowPlace {
    const { key, orgUnitId, groupKey, period } = row
    return { key, orgUnitId, groupKey, period, values: this.columns.map((column) => shownValue(row, column)) }
  }
}

function isPlace(value: unknown, columns: number): value is GridRowPlace {
  if (typeof value !== 'object' || value === null) return false
  const { key, orgUnitId, groupKey, period, values } = value as Partial<Record<keyof GridRowPlace, unknown>>
  const isNamed = [key, orgUnitId, groupKey, period ?? ''].every((part) => typeof part === 'string')
  return isNamed && Array.isArray(values) && values.length === columns && values.every(isShown)
}

function isShown(value: unknown): boolean {
  return value === null || typeof value === 'number'
}
