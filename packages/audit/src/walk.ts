import { beginning, hashOf, type Link, type StoredRow } from './entry.js'
import { type Fault, faultAt } from './fault.js'
import type { Anchors } from './head-file.js'

/** Walks the rows of a trail in their order, and names the first that is broken. */
export class Walk {
  private last: Link = { seq: 0, hash: beginning }
  private readonly unanchored: Link[] = []
  private readonly writtenAs: ReadonlyMap<string, number>

  constructor(private readonly anchors: Anchors) {
    this.writtenAs = new Map([...anchors.hashes].map(([seq, hash]) => [hash, seq]))
  }

  /** The newest entry seen. */
  get head(): Link {
    return this.last
  }

  /** Entries newer than the anchors: written while they were read, or put in by somebody. */
  get waiting(): readonly Link[] {
    return this.unanchored
  }

  /** Looks at the next row; null where nothing is wrong with it. */
  take(row: StoredRow): Fault | null {
    const expected = this.last.seq + 1
    if (typeof row.seq !== 'number' || row.seq < expected) return faultAt(Number(row.seq), 'INSERTED')
    if (row.seq > expected) return faultAt(expected, 'MISSING')
    const hash = hashOf(row)
    if (hash !== row.hash) return this.spoilt(row, expected)
    const anchored = this.anchors.hashes.get(expected)
    if (anchored !== undefined && anchored !== hash) return faultAt(expected, 'REWRITTEN')
    if (row.previousHash !== this.last.hash) return faultAt(expected, 'INSERTED')
    if (anchored === undefined && expected <= this.anchors.last) return faultAt(expected, 'ANCHOR_DAMAGED')
    this.last = { seq: expected, hash }
    if (anchored === undefined) this.unanchored.push(this.last)
    return null
  }

  /** What only the end shows; null where nothing is wrong. */
  end(): Fault | null {
    const { seq } = this.last
    if (this.anchors.last > seq) return faultAt(seq + 1, 'TAIL_CUT', this.anchors.last)
    return this.anchors.isWhole ? null : faultAt(this.anchors.last, 'ANCHOR_DAMAGED')
  }

  /** A row whose content does not give its hash: edited, or moved here whole. */
  private spoilt(row: StoredRow, seq: number): Fault {
    const other = this.writtenAs.get(String(row.hash))
    const isMoved = other !== undefined && other !== seq && hashOf({ ...row, seq: other }) === row.hash
    return isMoved ? faultAt(seq, 'REORDERED', other) : faultAt(seq, 'EDITED')
  }
}
