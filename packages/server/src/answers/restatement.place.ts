/** Where a restatement stands in the list, the newest first: its moment, then the later kept. */
export interface RestatementPlace {
  readonly at: string
  /** 1 where a target was edited; a figure that was replaced at the same moment follows it. */
  readonly kind: 0 | 1
  readonly id: number
}

/** A cursor: `2026-11-24T04:00:00.000Z|0|17`. */
export function cursorOf({ at, kind, id }: RestatementPlace): string {
  return `${at}|${kind}|${id}`
}

/** The place of a cursor; null where it is none. */
export function placeOf(cursor: string): RestatementPlace | null {
  const match = /^(\d{4}-\d\d-\d\dT[0-9:.]+Z)\|([01])\|(\d+)$/.exec(cursor)
  if (match === null) return null
  const [, at = '', kind, id] = match
  return { at, kind: kind === '1' ? 1 : 0, id: Number(id) }
}

/** Negative where the first comes first in the list. */
export function newestFirst(one: RestatementPlace, other: RestatementPlace): number {
  if (one.at !== other.at) return one.at > other.at ? -1 : 1
  return other.kind - one.kind || other.id - one.id
}
