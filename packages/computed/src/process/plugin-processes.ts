import { PluginFault } from '../faults.js'
import type { Outcome } from '../outcome.js'
import type { ComputedRunner, ComputedTask } from '../runner.js'
import type { PluginPlace } from './command.js'
import type { PluginLimits } from './limits.js'
import { PluginProcess } from './plugin-process.js'

export type { PluginPlace } from './command.js'

/**
 * Runs the functions of computed values outside this process: one process for each plugin, with an empty environment,
 * limits of memory and time, and nothing to read but the plugin's files. It is started when the first task comes, and
 * ended after a fault and after a while without work.
 */
export class PluginProcesses implements ComputedRunner {
  private readonly lanes: ReadonlyMap<string, Lane>

  /** @param idle How long a process without work is kept, in milliseconds: the next indicator often follows at once. */
  constructor(plugins: readonly PluginPlace[], limits: PluginLimits, idle = 10_000) {
    this.lanes = new Map(plugins.map((plugin) => [plugin.department, new Lane(plugin, limits, idle)]))
  }

  async run(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]> {
    const lane = this.lanes.get(task.department)
    if (lane === undefined)
      throw new PluginFault('PLUGIN_NOT_STARTED', { plugin: task.department, cause: 'it is not installed' })
    return lane.run(task, signal)
  }

  /** Ends all processes. */
  async close(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((lane) => lane.close()))
  }
}

/** A plugin's tasks, one after the other. */
class Lane {
  private last: Promise<unknown> = Promise.resolve()
  private current: PluginProcess | null = null
  private clock: NodeJS.Timeout | null = null

  constructor(
    private readonly plugin: PluginPlace,
    private readonly limits: PluginLimits,
    private readonly idleTime: number,
  ) {}

  run(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]> {
    const turn = this.last.then(() => this.work(task, signal))
    this.last = turn.catch(() => undefined)
    return turn
  }

  async close(): Promise<void> {
    await this.last
    await this.endCurrent()
  }

  private async work(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]> {
    this.stopClock()
    try {
      const plugin = await this.atWork(signal)
      return await plugin.outcomes(task, signal)
    } finally {
      this.startClock()
    }
  }

  private async atWork(signal?: AbortSignal): Promise<PluginProcess> {
    if (this.current === null || this.current.over)
      this.current = await PluginProcess.start(this.plugin, this.limits, signal)
    return this.current
  }

  private startClock(): void {
    this.clock = setTimeout(() => void this.endCurrent(), this.idleTime)
    this.clock.unref()
  }

  private stopClock(): void {
    if (this.clock !== null) clearTimeout(this.clock)
    this.clock = null
  }

  private async endCurrent(): Promise<void> {
    this.stopClock()
    const ending = this.current
    this.current = null
    await ending?.end()
  }
}
