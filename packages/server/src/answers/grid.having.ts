import type { Context } from '../graphql/context.js'
import { statusOf } from '../targets/status.service.js'
import type { GridCondition } from './grid.input.js'
import type { GridCell, GridRow } from './grid.type.js'

/** The rows that meet every condition. A cell without a value meets no condition on its value. */
export async function rowsHaving(
  rows: readonly GridRow[],
  having: readonly GridCondition[],
  context: Context,
): Promise<readonly GridRow[]> {
  if (having.length === 0) return rows
  const kept = await Promise.all(rows.map((row) => meetsAll(row, having, context)))
  return rows.filter((_, index) => kept[index])
}

async function meetsAll(row: GridRow, having: readonly GridCondition[], context: Context): Promise<boolean> {
  for (const condition of having) {
    const cell = row.cells.find(({ indicatorId }) => indicatorId === condition.indicator)
    if (cell === undefined || !meets(cell, condition)) return false
    if (condition.statuses && !condition.statuses.includes((await statusOf(cell.observation, context)).level))
      return false
  }
  return true
}

function meets({ observation }: GridCell, condition: GridCondition): boolean {
  const { value, reason } = observation
  const { atLeast, atMost, above, below, reasons, measured } = condition
  const limits = [atLeast, atMost, above, below].filter((limit) => limit != null)
  if (limits.length > 0 && value === null) return false
  const shown = value ?? 0
  if (atLeast != null && shown < atLeast) return false
  if (atMost != null && shown > atMost) return false
  if (above != null && shown <= above) return false
  if (below != null && shown >= below) return false
  if (measured != null && (value !== null) !== measured) return false
  return !reasons || (reason !== null && reasons.includes(reason))
}
