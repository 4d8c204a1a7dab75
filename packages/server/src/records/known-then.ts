import type { AsOf } from '../graphql/as-of.js'

/** SQL that is true of the rows that stand now, for a table of this alias. */
export function standsNow(alias: string): string {
  return `${alias}.supersededAt is null`
}

/** SQL that is true of the rows that stood at a moment; `moment` is SQL too, and occurs twice. */
export function stoodThen(alias: string, from: 'computedAt' | 'recordedAt', moment: string): string {
  return `${alias}.${from} <= ${moment} and (${alias}.supersededAt is null or ${alias}.supersededAt > ${moment})`
}

/** The positions of keys by whether they ask for now or for a moment, so that each kind gets one statement. */
export function byMoment<Key extends { readonly asOf: AsOf }>(
  keys: readonly Key[],
): { readonly now: readonly PlacedKey<Key>[]; readonly then: readonly PlacedKey<Key>[] } {
  const placed = keys.map((key, position) => ({ ...key, position }))
  return { now: placed.filter(({ asOf }) => asOf === null), then: placed.filter(({ asOf }) => asOf !== null) }
}

export type PlacedKey<Key> = Key & { readonly position: number }
