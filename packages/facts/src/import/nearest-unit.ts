import { editDistance } from '../formula/nearest-name.js'

/**
 * The known district a mistyped name most resembles, or null where none is close. Only what tells two names apart
 * is compared: "Boston School District" shares most of its letters with "Hartford School District", and is not it.
 */
export function nearestUnit(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((candidate) => ({ candidate, ...difference(wordsOf(name), wordsOf(candidate)) }))
    .filter(({ steps, allowed }) => steps <= allowed)
    .sort((a, b) => a.steps - b.steps)
  return ranked[0]?.candidate ?? null
}

function difference(wanted: readonly string[], candidate: readonly string[]) {
  const own = wanted.filter((word) => !candidate.includes(word)).join(' ')
  const others = candidate.filter((word) => !wanted.includes(word)).join(' ')
  return { steps: editDistance(own, others), allowed: Math.max(1, Math.floor(own.length / 3)) }
}

function wordsOf(name: string): readonly string[] {
  return name.slice(0, 200).toLowerCase().split(/\s+/).filter(Boolean)
}
