import type { PlanPath } from './path.js'

/** A mistake before its line is looked up. */
export interface Finding {
  readonly path: PlanPath
  /** Whether the key itself is wrong, not what stands under it. */
  readonly atKey?: boolean
  readonly message: string
  readonly remedy: string
}
