import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.js'

/** Something that happened, as it is told to the trail. */
export interface Happening {
  /** Who did it: a person's or a key's subject, `public`, or `server` for what the server does by itself. */
  readonly subject: string
  /** What was done, such as `target.set`. */
  readonly action: string
  /** To what, by its id; null where it is about no single thing. */
  readonly target: string | null
  /** The release under which figures were read; null where they were read as they stand. */
  readonly release: string | null
  /** Particulars, never a figure about people. */
  readonly details: Readonly<Record<string, unknown>>
}

/** An entry of the trail as it is stored: each one holds the hash of the one before. */
export interface AuditEntry extends Omit<Happening, 'details'> {
  /** 1, 2, 3, ... without a gap. */
  readonly seq: number
  /** When, in UTC. */
  readonly at: string
  /** The particulars as canonical JSON. */
  readonly details: string
  readonly previousHash: string
  /** SHA-256 in hexadecimal over everything else of the entry. */
  readonly hash: string
}

/** What the first entry holds as the hash of the one before. */
export const beginning = '0'.repeat(64)

/** Where a chain ends, and where the next entry is linked. */
export type Link = Pick<AuditEntry, 'seq' | 'hash'>

/** The entry of a happening, linked to the end of the chain. */
export function nextEntry(last: Link | null, happening: Happening, at: string): AuditEntry {
  const { subject, action, target, release } = happening
  const content = { subject, action, target, release, details: canonicalJson(happening.details), at }
  const entry = { ...content, seq: (last?.seq ?? 0) + 1, previousHash: last?.hash ?? beginning }
  return { ...entry, hash: hashOf(entry) }
}

/** The hash over an entry's columns, as they are stored. */
export function hashOf({ seq, at, subject, action, target, release, details, previousHash }: Unhashed): string {
  const columns = { seq, at, subject, action, target, release, details, previousHash }
  return createHash('sha256').update(canonicalJson(columns)).digest('hex')
}

type Unhashed = { readonly [column in keyof Omit<AuditEntry, 'hash'>]: unknown }

/** A row of the trail's table, whatever somebody may have put into its columns. */
export type StoredRow = { readonly [column in keyof AuditEntry]: unknown }
