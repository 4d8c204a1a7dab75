import type { Computed, Unit } from '@planwright/sdk'
import type { Batch } from './batch.js'
import { callAll } from './call.js'
import type { Outcome } from './outcome.js'

/** A computed value and the places where it is asked for. */
export interface ComputedTask {
  /** The department whose plugin has the function. */
  readonly department: string
  readonly indicator: string
  readonly computed: Computed
  readonly unit: Unit
  readonly batch: Batch
}

/** Where the functions of computed values run. */
export interface ComputedRunner {
  /**
   * An outcome for each place of the batch, in its order.
   * @throws PluginFault where the plugin as a whole cannot go on; the signal's reason where it ends the work.
   */
  run(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]>
}

/** Runs functions where they were loaded: for the tests of a plugin, whose author trusts it. */
export const inThisProcess: ComputedRunner = {
  run: async ({ computed, batch, unit }) => callAll(computed, batch, unit),
}
