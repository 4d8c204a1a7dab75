import { commonColumns, type Draft, placeKeys } from './microdata-draft.js'

/**
 * The sub-select that puts the rows of each person together, one row a unit (and period), where rows are counted
 * directly; or, where they must be carried along as they are, writes beside each what its person's rows come to.
 * Null where there is nobody, or nothing to write.
 */
export function compilePersons(draft: Draft): string | null {
  const { shape, combine, partials, shares } = draft
  if (shape.entity !== null || shape.person === null) return null
  if (!combine) {
    return shares.list().length === 0 ? null : `  SELECT u.*, ${shares.list().join(', ')}\n  FROM units u`
  }
  const keys = [...placeKeys(draft), shape.person]
  const selected = [...keys, ...partials.combined(), ...commonColumns(draft)]
  return `  SELECT ${selected.join(', ')}\n  FROM units\n  GROUP BY ${keys.join(', ')}`
}
