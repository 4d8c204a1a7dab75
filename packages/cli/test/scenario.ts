import type { ImportProgress, Problem } from '../src/protocol.js'

/** How the fake server behaves. */
export interface Scenario {
  /** What the import reports, step by step; the last one ends it. */
  readonly steps?: readonly ImportProgress[]
  /** Why the import is not even started. */
  readonly problems?: readonly Problem[]
  /** What was imported, emptied and undone, the newest first. */
  readonly listed?: readonly object[]
  /** The status with which files are refused. */
  readonly refuseFiles?: number
  /** Whether the socket breaks after the steps. */
  readonly breakOff?: boolean
  /** Whether the import goes on after the steps until it is cancelled. */
  readonly untilCancelled?: boolean
}

/** A step of an import of three rows, all accepted unless said otherwise. */
export function step(changes: Partial<ImportProgress>): ImportProgress {
  return {
    id: 'imports/1',
    state: 'DONE',
    phase: 'writing',
    done: 3,
    total: 3,
    read: 3,
    accepted: 3,
    rejected: 0,
    changed: 3,
    rejects: { totalCount: 0, nodes: [] },
    warnings: { totalCount: 0, nodes: [] },
    effects: { totalCount: 0, nodes: [] },
    confirmations: [],
    problems: [],
    ...changes,
  }
}
