import { type Column, type DimensionId, dimensionIds, dimensions, isDimension } from '@planwright/sdk'
import { squash } from './nearest.js'

/** The texts that mean yes, and those that mean no, in small letters: the same wherever rows come in. */
export const trueTexts: readonly string[] = ['true', 't', 'yes', 'y', '1']
export const falseTexts: readonly string[] = ['false', 'f', 'no', 'n', '0']

/** What a text says: yes, no, or (null) neither. */
export function booleanOf(text: string): boolean | null {
  const word = squash(text)
  if (trueTexts.includes(word)) return true
  return falseTexts.includes(word) ? false : null
}

/** The texts accepted for each value of a `oneOf` column: the value, and the other spellings of a group. */
export function spellings(name: string, column: Column): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const value of column.values ?? []) known.set(squash(value), value)
  if (!isDimension(name)) return known
  for (const group of dimensions[name].groups) {
    if (!column.values?.includes(group.key)) continue
    for (const alias of group.aliases) if (!known.has(squash(alias))) known.set(squash(alias), group.key)
  }
  for (const [value, words] of Object.entries({ yes: trueTexts, no: falseTexts })) {
    // Groups of those who are something and those who are not, such as English learners.
    if (known.get(value) !== value) continue
    for (const word of words) if (!known.has(word)) known.set(word, value)
  }
  return known
}

/** The group texts (`race/black`) that exist, in order. */
export function groupTexts(): readonly string[] {
  return ['all', ...dimensionIds.flatMap((id) => dimensions[id].groups.map((group) => `${id}/${group.key}`))]
}

/** Finds the group of a dimension by its key, label or another spelling. */
export function groupFinder(dimension: DimensionId): (label: string) => string | null {
  const known = new Map<string, string>()
  for (const group of dimensions[dimension].groups) {
    for (const text of [group.key, ...group.aliases]) known.set(squash(text), `${dimension}/${group.key}`)
  }
  return (label) => known.get(squash(label)) ?? null
}
