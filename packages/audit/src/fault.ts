/** How a trail is broken. */
export type FaultKind =
  | 'EDITED'
  | 'MISSING'
  | 'REORDERED'
  | 'REWRITTEN'
  | 'INSERTED'
  | 'TAIL_CUT'
  | 'NOT_ANCHORED'
  | 'ANCHOR_DAMAGED'

/** The first entry that is broken, and how. */
export interface Fault {
  readonly seq: number
  readonly kind: FaultKind
  readonly sentence: string
}

const sentences: Readonly<Record<FaultKind, string>> = {
  EDITED: 'Entry {seq} was edited: what it says no longer gives its hash.',
  MISSING: 'Entry {seq} is missing.',
  REORDERED: 'Entry {seq} stands in another’s place: it was written as entry {other}.',
  REWRITTEN: 'Entry {seq} was replaced by another: it is not the one that audit.head names.',
  INSERTED: 'Entry {seq} was put in: it is not linked to the entry before it.',
  TAIL_CUT: 'The end was cut off: audit.head names entries up to {other}, and entry {seq} is missing.',
  NOT_ANCHORED:
    'Entry {seq} is not named in audit.head: somebody put it in, or the server was killed before it could name it (then its next start says so).',
  ANCHOR_DAMAGED: 'The file audit.head is missing or was altered: it no longer names entry {seq} as it was written.',
}

/** A fault at an entry; `other` is the entry it has to do with. */
export function faultAt(seq: number, kind: FaultKind, other = seq): Fault {
  const sentence = sentences[kind].replace('{seq}', String(seq)).replace('{other}', String(other))
  return { seq, kind, sentence }
}
