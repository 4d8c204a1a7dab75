/** The known name most like the one given, or null where none is alike enough to suggest. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  const ranked = known
    .filter((candidate) => Math.abs(candidate.length - wanted.length) <= most)
    .map((candidate) => ({ candidate, steps: editDistance(wanted, candidate.toLowerCase(), most) }))
    .sort((a, b) => a.steps - b.steps)
  const best = ranked[0]
  if (best === undefined) return null
  return best.steps <= most ? best.candidate : null
}

/** "Did you mean ...?" where something is near, and the list of what is known. */
export function suggest(name: string, known: readonly string[], noun: string): string {
  const nearest = nearestName(name, known)
  const list = known.length === 0 ? `There are no ${noun}.` : `Known ${noun}: ${known.join(', ')}.`
  return nearest === null ? list : `Did you mean "${nearest}"? ${list}`
}

/**
 * Insertions, deletions, changes and swaps of neighbors that turn one text into the other; infinitely many where that
 * takes more than `most`, which is found out without comparing the rest.
 */
export function editDistance(from: string, to: string, most = Number.POSITIVE_INFINITY): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = nextRow(row, { from, to, last, beforeLast })
    if (leastOf(current) > most && leastOf(last) > most) return Number.POSITIVE_INFINITY
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

interface Compared {
  readonly from: string
  readonly to: string
  readonly last: readonly number[]
  readonly beforeLast: readonly number[]
}

function nextRow(row: number, { from, to, last, beforeLast }: Compared): readonly number[] {
  const current = [row]
  let left = row
  for (let column = 1; column <= to.length; column += 1) {
    const change = from[row - 1] === to[column - 1] ? 0 : 1
    left = Math.min(at(last, column) + 1, left + 1, at(last, column - 1) + change)
    if (row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
      left = Math.min(left, at(beforeLast, column - 2) + 1)
    current.push(left)
  }
  return current
}

function leastOf(row: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const steps of row) if (steps < least) least = steps
  return least
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
