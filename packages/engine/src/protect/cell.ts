import { type Counted, type Counts, counted, countsOf } from './counts.js'
import type { ProtectedFigure } from './figure.js'
import { base, fewest, rounding } from './rules.js'

/** One count behind a figure and what a reader without record access can know of it. */
export interface Count {
  readonly kind: Counted
  readonly exact: number
  readonly cell: Cell
  low: number
  high: number
}

/** A figure with a known count or none, and whether it is shown. */
export interface Cell {
  readonly figure: ProtectedFigure
  readonly counts: readonly Count[]
  /** Whether there is nobody: it is hidden to look like the others, and what it hides is no secret. */
  readonly empty: boolean
  hidden: boolean
}

/** A figure before anything is hidden for the sake of others. */
export function cellOf(figure: ProtectedFigure, empty: boolean): Cell {
  const counts = countsOf(figure)
  const list: Count[] = []
  const cell: Cell = { figure, counts: list, empty, hidden: isSmall(counts) }
  for (const kind of counted) {
    const exact = counts[kind]
    if (exact !== undefined) list.push({ kind, exact, cell, low: 0, high: Number.POSITIVE_INFINITY })
  }
  return cell
}

/** Whether one of the counts is below the fewest shown. Of whom nothing is counted, nothing is known: too few. */
function isSmall(counts: Counts): boolean {
  const all = Object.values(counts)
  return all.length === 0 || all.some((count) => count < fewest)
}

/** A count is worth hiding where it is below the fewest shown. */
export function isSensitive({ exact, cell }: Count): boolean {
  return exact < fewest && !cell.empty
}

/** A count to the nearest multiple of the base. */
export function roundedCount(count: number): number {
  return base * Math.round(count / base)
}

/**
 * Sets what is known of a count before any adding up. A shown one is known to its rounding. A hidden one may be any
 * number: nobody is told which of its counts is small, or whether it is hidden for its own sake.
 */
export function forget(count: Count): void {
  const { cell, exact } = count
  if (cell.hidden) {
    count.low = 0
    count.high = Number.POSITIVE_INFINITY
    return
  }
  const shown = roundedCount(exact)
  count.low = Math.min(exact, Math.max(fewest, shown - rounding))
  count.high = Math.max(exact, shown + rounding)
}
