/** The known name most like the one given, or null where none is alike enough to suggest. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const wanted = name.toLowerCase()
  const ranked = known
    .map((candidate) => ({ candidate, steps: editDistance(wanted, candidate.toLowerCase()) }))
    .sort((a, b) => a.steps - b.steps)
  const best = ranked[0]
  if (best === undefined) return null
  return best.steps <= Math.max(1, Math.floor(wanted.length / 3)) ? best.candidate : null
}

/** "Did you mean ...?" where something is near, and the list of what is known. */
export function suggest(name: string, known: readonly string[], noun: string): string {
  const nearest = nearestName(name, known)
  const list = known.length === 0 ? `There are no ${noun}.` : `Known ${noun}: ${known.join(', ')}.`
  return nearest === null ? list : `Did you mean "${nearest}"? ${list}`
}

/** Insertions, deletions, changes and swaps of neighbours that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      const steps = [at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + change]
      current.push(Math.min(...steps, swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY))
    }
    beforeLast = last
    last = current
  }
  return at(last, to.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
