import { rankOfGroup } from '../observations/group.type.js'
import { inTime } from '../observations/in-time.js'
import { Direction, type GridOrder, GridOrderBy } from './grid.input.js'
import type { GridRow } from './grid.type.js'

type Compare = (one: GridRow, other: GridRow) => number
type CompareNames = (one: string, other: string) => number

const byNumberAndLetter = new Intl.Collator('en', { numeric: true })

/** By rank: a grid has few org units and groups, and very many pairs of rows to compare. */
function ranked(nameOf: (row: GridRow) => string, rows: readonly GridRow[], compare: CompareNames): Compare {
  const names = [...new Set(rows.map(nameOf))].sort(compare)
  const ranks = new Map<string, number>()
  for (const [rank, name] of names.entries()) {
    const before = names[rank - 1]
    const isEqual = before !== undefined && compare(before, name) === 0
    ranks.set(name, isEqual ? (ranks.get(before) ?? rank) : rank)
  }
  const rankOf = (row: GridRow) => ranks.get(nameOf(row)) ?? 0
  return (one, other) => rankOf(one) - rankOf(other)
}

const inUnitOrder: CompareNames = (one, other) => byNumberAndLetter.compare(one, other)
const inGroupOrder: CompareNames = (one, other) =>
  byNumberAndLetter.compare(dimensionOf(one), dimensionOf(other)) || rankOfGroup(one) - rankOfGroup(other)
const byPeriod: Compare = (one, other) => inTime(one.period ?? '', other.period ?? '')
const byKey: Compare = (one, other) => (one.key < other.key ? -1 : Number(one.key > other.key))

/** The rows in the order asked for; rows alike in it stand by org unit, group and period. */
export function inGridOrder(rows: readonly GridRow[], order: readonly GridOrder[]): readonly GridRow[] {
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
  const shown = (row: GridRow) => row.cells.find((cell) => cell.indicatorId === indicator)?.observation.value ?? null
  return (one, other) => {
    const [a, b] = [shown(one), shown(other)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return sign * (a - b)
  }
}

function dimensionOf(group: string): string {
  return group.split('/', 1)[0] ?? ''
}
