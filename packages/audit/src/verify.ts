import { setTimeout as after } from 'node:timers/promises'
import type { Link, StoredRow } from './entry.js'
import { type Fault, faultAt } from './fault.js'
import type { Anchors } from './head-file.js'
import { Walk } from './walk.js'

/** What checking a trail came to: how far it is whole, and the first fault. */
export interface Verdict {
  /** The newest entry; seq 0 where there is none. */
  readonly head: Link
  readonly fault: Fault | null
}

/** How often and how long to wait for a server that has written an entry but not yet named it in the file. */
export interface Patience {
  readonly times: number
  readonly milliseconds: number
}

const usual: Patience = { times: 10, milliseconds: 100 }

/**
 * Checks a trail against the anchors kept outside it. The anchors are read first, and again for entries that are newer:
 * a server may go on writing meanwhile.
 */
export async function verifyTrail(
  rows: AsyncIterable<StoredRow> | Iterable<StoredRow>,
  readAnchors: () => Promise<Anchors>,
  patience = usual,
): Promise<Verdict> {
  const walk = new Walk(await readAnchors())
  for await (const row of rows) {
    const fault = walk.take(row)
    if (fault !== null) return { head: walk.head, fault }
  }
  const fault = walk.end() ?? (await stillUnanchored(walk.waiting, readAnchors, patience))
  return { head: walk.head, fault }
}

async function stillUnanchored(
  waiting: readonly Link[],
  readAnchors: () => Promise<Anchors>,
  patience: Patience,
): Promise<Fault | null> {
  if (waiting.length === 0) return null
  for (let time = 1; ; time += 1) {
    const { hashes } = await readAnchors()
    const fault = waiting
      .map(({ seq, hash }) => ({ seq, isNamed: hashes.get(seq) === hash }))
      .find(({ isNamed }) => !isNamed)
    if (fault === undefined) return null
    if (time === patience.times) return faultAt(fault.seq, 'NOT_ANCHORED')
    await after(patience.milliseconds)
  }
}

/** Whether a head that was noted elsewhere is still part of the trail: `17:3fa9...`, as the server prints it. */
export async function stillHolds(rows: AsyncIterable<StoredRow>, { seq, hash }: Link): Promise<boolean> {
  for await (const row of rows) if (row.seq === seq) return row.hash === hash
  return false
}
