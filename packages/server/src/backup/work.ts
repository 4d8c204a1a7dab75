import type { Milliseconds } from '../clock/house-clock.js'
import type { Log } from '../http/log.js'

/** How work on a folder is watched and stopped. */
export interface Work {
  /** Aborted where somebody stops the work. */
  readonly signal: AbortSignal
  /** Told how far a step is. */
  readonly onProgress: (step: string, done: number, total: number) => void
}

/** What work on a folder needs of the house. */
export interface Surroundings {
  readonly log: Log
  /** The machine's clock. */
  readonly machine: Milliseconds
}
