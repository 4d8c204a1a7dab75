import { rankOfGroup } from '../observations/group.type.js'
import { inTime } from '../observations/in-time.js'
import { Direction, type GridOrder, GridOrderBy } from './grid.input.js'
import type { GridRow } from './grid.type.js'

/** What a row of a grid is ordered by: of a row that is there, or of one as a cursor remembers it. */
export interface Ordered extends Pick<GridRow, 'key' | 'orgUnitId' | 'groupKey' | 'period'> {
  readonly cells: readonly { readonly indicatorId: string; readonly observation: { readonly value: number | null } }[]
}

type Compare = (one: Ordered, other: Ordered) => number
type CompareNames = (one: string, other: string) => number

const byNumberAndLetter = new Intl.Collator('en', { numeric: true })

/** By rank: a grid has few org units and groups, and very many pairs of rows to compare. */
function ranked(nameOf: (row: Ordered) => string, rows: readonly Ordered[], compare: CompareNames): Compare {
  const names = [...new Set(rows.map(nameOf))].sort(compare)
  const ranks = new Map<string, number>()
  for (const [rank, name] of names.entries()) {
    const before = names[rank - 1]
    const isEqual = before !== undefined && compare(before, name) === 0
    ranks.set(name, isEqual ? (ranks.get(before) ?? rank) : rank)
  }
  const rankOf = (row: Ordered) => ranks.get(nameOf(row)) ?? 0
  return (one, other) => rankOf(one) - rankOf(other)
}

const inUnitOrder: CompareNames = (one, other) => byNumberAndLetter.compare(one, other)
const inGroupOrder: CompareNames = (one, other) =>
  byNumberAndLetter.compare(dimensionOf(one), dimensionOf(other)) || rankOfGroup(one) - rankOfGroup(other)
const byPeriod: Compare = (one, other) => inTime(one.period ?? '', other.period ?? '')
const byKey: Compare = (one, other) => (one.key < other.key ? -1 : Number(one.key > other.key))

/** The rows in the order asked for; rows alike in it stand by org unit, group and period. */
export function inGridOrder<Row extends Ordered>(rows: readonly Row[], order: readonly GridOrder[]): readonly Row[] {
  const byUnit = ranked(({ orgUnitId }) => orgUnitId, rows, inUnitOrder)
  const byGroup = ranked(({ groupKey }) => groupKey, rows, inGroupOrder)
  const steps = [...order.map((step) => stepOf(step, { byUnit, byGroup })), byUnit, byGroup, byPeriod, byKey]
  const compare: Compare = (one, other) => {
    for (const step of steps) {
      const found = step(one, other)
      if (found !== 0) return found
    }
    return 0
  }
  return [...rows].sort(compare)
}

function stepOf(
  { by, indicator, direction }: GridOrder,
  { byUnit, byGroup }: { readonly byUnit: Compare; readonly byGroup: Compare },
): Compare {
  const sign = direction === Direction.DESCENDING ? -1 : 1
  if (by === GridOrderBy.INDICATOR) return byValue(indicator ?? '', sign)
  const step = { [GridOrderBy.ORG_UNIT]: byUnit, [GridOrderBy.GROUP]: byGroup, [GridOrderBy.PERIOD]: byPeriod }[by]
  return (one, other) => sign * step(one, other)
}

/** Cells without a value come last, whichever the direction. */
function byValue(indicator: string, sign: number): Compare {
  return (one, other) => {
    const [a, b] = [shownValue(one, indicator), shownValue(other, indicator)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (a - b)
  }
}

/** The value of a row in a column; null where it shows none. */
export function shownValue({ cells }: Ordered, indicator: string): number | null {
  return cells.find((cell) => cell.indicatorId === indicator)?.observation.value ?? null
}

function dimensionOf(group: string): string {
  return group.split('/', 1)[0] ?? ''
}
