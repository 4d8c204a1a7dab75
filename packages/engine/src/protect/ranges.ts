import { type Cell, type Count, forget } from './cell.js'
import type { Line } from './lines.js'

/** Enough rounds for what is known in one classroom to reach the district and come back. */
const rounds = 24

/** Below this a range is no narrower than before, but for the arithmetic of doubles. */
const least = 1e-6

/** Told of each count just before its range becomes narrower. */
export type OnChange = (count: Count) => void

const nothing: OnChange = () => undefined

/** Works out what adding up tells of every count: each line narrows what its others leave open, until nothing changes. */
export function narrow(cells: readonly Cell[], lines: readonly Line[]): void {
  for (const cell of cells) for (const count of cell.counts) forget(count)
  for (let round = 0; round < rounds; round++) {
    let changed = false
    for (const line of lines) changed = narrowLine(line) || changed
    if (!changed) return
  }
}

const anything = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }

/** What a line alone leaves open of one of its counts, given what is known of its others. */
export function impliedBy(line: Line, count: Count): { readonly low: number; readonly high: number } {
  const { total, parts, difference } = line
  if (difference === null) return anything
  const others = parts.filter((part) => part !== count)
  const low = sum(others, 'low')
  const high = sum(others, 'high')
  if (count === total) return { low: low + difference, high: high + difference }
  return { low: total.low - difference - high, high: total.high - difference - low }
}

/** Narrows the counts of one line by what is known of the others; whether any became narrower. */
export function narrowLine({ total, parts, difference }: Line, onChange: OnChange = nothing): boolean {
  if (difference === null) return false
  const low = sum(parts, 'low')
  const high = sum(parts, 'high')
  let changed = tighten(total, low + difference, high + difference, onChange)
  const open = parts.filter((part) => part.high === Number.POSITIVE_INFINITY).length
  const finite = open === 0 ? high : sum(parts.filter(isBounded), 'high')
  for (const part of parts) {
    const most = total.high - difference - (low - part.low)
    const rest = othersHigh(part, open, finite)
    changed = tighten(part, total.low - difference - rest, most, onChange) || changed
  }
  return changed
}

function othersHigh(part: Count, open: number, finite: number): number {
  if (!isBounded(part)) return open > 1 ? Number.POSITIVE_INFINITY : finite
  return open > 0 ? Number.POSITIVE_INFINITY : finite - part.high
}

function isBounded({ high }: Count): boolean {
  return high !== Number.POSITIVE_INFINITY
}

/** Makes the range of a count no wider than the given one; whether it was. */
export function tighten(count: Count, low: number, high: number, onChange: OnChange = nothing): boolean {
  const raised = low > count.low + least
  const lowered = high < count.high - least
  if (raised || lowered) onChange(count)
  if (raised) count.low = low
  if (lowered) count.high = high
  return raised || lowered
}

function sum(counts: readonly Count[], side: 'low' | 'high'): number {
  return counts.reduce((all, count) => all + count[side], 0)
}
