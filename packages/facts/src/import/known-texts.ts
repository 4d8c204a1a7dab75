import { type Column, type DimensionId, dimensionIds, dimensions, isDimension } from '@planwright/sdk'
import { nearest, squash } from './nearest.js'

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

/** Finds a group by its label or another spelling; null for a text that names none, or that names several. */
export type GroupFinder = (label: string) => string | null

/** Finds the group of a dimension by its key, label or another spelling. */
export function groupFinder(dimension: DimensionId): GroupFinder {
  return finderOf(labelsOf([dimension]))
}

/** Finds a group of any dimension by a label that no other dimension uses too, such as `High Needs` or `Grade 3`. */
export function anyGroupFinder(): GroupFinder {
  return finderOf(labelsOf(labeledDimensions))
}

/** The group that a text which is none probably means: the one with that label, else with the label most alike. */
export function nearestGroup(text: string): string | null {
  const labels = labelsOf(labeledDimensions)
  const find = finderOf(labels)
  const meant = find(text)
  if (meant !== null) return meant
  const label = nearest(
    text,
    [...labels.values()].flatMap(({ spelled }) => spelled),
  )
  return nearest(text, groupTexts()) ?? (label === null ? null : find(label))
}

/** The codes of languages are short texts that mean other things elsewhere: `EL` is Greek there. */
const labeledDimensions = dimensionIds.filter((id) => id !== 'language')
const everybody = ['all', 'All Students', 'Every Student']

interface Label {
  readonly groups: Set<string>
  readonly spelled: string[]
}

function labelsOf(ids: readonly DimensionId[]): ReadonlyMap<string, Label> {
  const labels = new Map<string, Label>()
  const add = (spelled: string, group: string): void => {
    const label = labels.get(squash(spelled)) ?? { groups: new Set<string>(), spelled: [] }
    label.groups.add(group)
    label.spelled.push(spelled)
    labels.set(squash(spelled), label)
  }
  for (const text of everybody) add(text, 'all')
  for (const id of ids) {
    for (const { key, aliases } of dimensions[id].groups)
      for (const text of [key, ...aliases]) add(text, `${id}/${key}`)
  }
  return labels
}

function finderOf(labels: ReadonlyMap<string, Label>): GroupFinder {
  return (label) => {
    const [group, ...others] = labels.get(squash(label))?.groups ?? []
    return group === undefined || others.length > 0 ? null : group
  }
}
