import { nearestName } from '../formula/nearest-name.js'

const longestName = 200

/** The known name that a mistyped one most resembles, or null where none is close. */
export function nearest(text: string, known: readonly string[]): string | null {
  return text.length > longestName ? null : nearestName(text, known)
}

/** A text without white space and letter case: how names are compared. */
export function squash(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}
