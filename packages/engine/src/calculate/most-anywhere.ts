import type { MeasuredCell } from '@planwright/facts'

type Most = Pick<MeasuredCell, 'numeratorMost' | 'denominatorMost'>

/**
 * The cells of one measure as protection needs them. A mean of two numbers wherever it is asked for is a share in
 * disguise, whose cases it would tell exactly: nobody stands behind it, until it is written as a share.
 */
export function withPeople(cells: readonly MeasuredCell[]): readonly MeasuredCell[] {
  const others = new Set(cells.filter(({ isOfTwo }) => !isOfTwo).map(({ period }) => period))
  return cells.map((cell) => (others.has(cell.period) ? cell : { ...cell, people: null }))
}

/**
 * The cells of one measure, each with the most that a person contributes in any of them in its period: what is said of
 * the whole district tells nothing of a cell.
 */
export function withMostAnywhere(cells: readonly MeasuredCell[]): readonly MeasuredCell[] {
  const byPeriod = new Map<string, Most>()
  for (const cell of cells) byPeriod.set(cell.period, larger(byPeriod.get(cell.period), cell))
  return cells.map((cell) => ({ ...cell, ...byPeriod.get(cell.period) }))
}

function larger(known: Most | undefined, cell: MeasuredCell): Most {
  return {
    numeratorMost: largest(known?.numeratorMost ?? null, cell.numeratorMost),
    denominatorMost: largest(known?.denominatorMost ?? null, cell.denominatorMost),
  }
}

function largest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other
  return Math.max(one, other)
}
