import { Places } from '../graphql/cursor.js'

/** Where a restatement stands in the list, the newest first: its moment, then the later kept. */
export interface RestatementPlace {
  readonly at: string
  /** 1 where a target was edited; a figure that was replaced at the same moment follows it. */
  readonly kind: 0 | 1
  readonly id: number
}

/** They are listed by their moment, whatever the filter. */
export const restatementPlaces = new Places('restatements', isPlace)

/** Negative where the first comes first in the list. */
export function newestFirst(one: RestatementPlace, other: RestatementPlace): number {
  if (one.at !== other.at) return one.at > other.at ? -1 : 1
  return other.kind - one.kind || other.id - one.id
}

function isPlace(value: unknown): value is RestatementPlace {
  if (typeof value !== 'object' || value === null) return false
  const { at, kind, id } = value as Partial<Record<keyof RestatementPlace, unknown>>
  const isMoment = typeof at === 'string' && /^\d{4}-\d\d-\d\dT[0-9:.]+Z$/.test(at)
  return isMoment && (kind === 0 || kind === 1) && Number.isSafeInteger(id)
}
