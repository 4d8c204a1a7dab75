import { nearestName } from '@planwright/facts'

/** A sentence that offers the nearest name, or lists the known ones where they are few. */
export function hintFor(mistaken: string, known: readonly string[]): string {
  const near = nearestName(mistaken.slice(0, longestName), known)
  if (near !== null) return `Did you mean ${near}?`
  return known.length === 0 ? 'None is known yet.' : `Known: ${known.slice(0, 20).join(', ')}.`
}

/** Comparing takes as long as both texts together; what is longer than this is no mistyped name. */
const longestName = 200
