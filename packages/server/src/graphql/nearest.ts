/** The known name that is most like a mistaken one, or null where none is near. */
export function nearest(mistaken: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, distance: distance(mistaken.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(3, mistaken.length / 2) ? best.name : null
}

/** A sentence that offers the nearest name, or lists the known ones where they are few. */
export function hintFor(mistaken: string, known: readonly string[]): string {
  const near = nearest(mistaken, known)
  if (near !== null) return `Did you mean ${near}?`
  return known.length === 0 ? 'None is known yet.' : `Known: ${known.slice(0, 20).join(', ')}.`
}

/** How many letters must be added, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}
