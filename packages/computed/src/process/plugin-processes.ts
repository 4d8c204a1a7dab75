import type { Department } from '@planwright/sdk'
import { PluginFault } from '../faults.js'
import { causeOf, type Outcome } from '../outcome.js'
import type { ComputedRunner, ComputedTask } from '../runner.js'
import type { PluginPlace } from './command.js'
import { departmentFrom } from './departments.js'
import type { PluginLimits } from './limits.js'
import { PluginProcess, type StartedPlugin } from './plugin-process.js'

export type { PluginPlace } from './command.js'

/** A plugin as its process declares it. Null where its module exports no department. */
export interface LoadedPlugin {
  readonly place: PluginPlace
  readonly department: Department | null
}

/**
 * Plugins outside this process: one process for each, with an empty environment, limits of memory and time, and
 * nothing to read but the plugin's files. It says what the department declares, and works the functions of computed
 * values out. It is ended after a fault and after a while without work, and started again when there is some.
 */
export class PluginProcesses implements ComputedRunner {
  private readonly all = new Set<Lane>()
  private readonly lanes = new Map<string, Lane>()

  /** @param idle How long a process without work is kept, in milliseconds: the next indicator often follows at once. */
  constructor(
    private readonly limits: PluginLimits,
    private readonly idle = 10_000,
  ) {}

  /**
   * Loads plugins, all at once: what each declares, in their order.
   * @throws PluginFault where one cannot be loaded; the others' processes are ended too.
   */
  async load(places: readonly PluginPlace[]): Promise<readonly LoadedPlugin[]> {
    const loads = await Promise.allSettled(places.map((place) => this.loadOne(place)))
    const failed = loads.find((load) => load.status === 'rejected')
    if (failed === undefined) return loads.flatMap((load) => (load.status === 'fulfilled' ? [load.value] : []))
    // A process that cannot be ended is told of when all are closed; here it would hide why one was not loaded.
    await this.close().catch(() => undefined)
    throw failed.reason
  }

  private async loadOne(place: PluginPlace): Promise<LoadedPlugin> {
    const lane = new Lane(place, this.limits, this.idle)
    this.all.add(lane)
    const department = departmentIn(await lane.declared(), place)
    this.lanes.set(department?.id ?? place.name, lane)
    return { place, department }
  }

  async run(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]> {
    const lane = this.lanes.get(task.department)
    if (lane === undefined)
      throw new PluginFault('PLUGIN_NOT_STARTED', { plugin: task.department, cause: 'it is not installed' })
    return lane.run(task, signal)
  }

  /**
   * Ends all processes, although one cannot be ended.
   * @throws AggregateError with what kept any of them.
   */
  async close(): Promise<void> {
    const ends = await Promise.allSettled([...this.all].map((lane) => lane.close()))
    const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    if (failures.length > 0) throw new AggregateError(failures, failures.map(causeOf).join(' '))
  }
}

/** @throws PluginFault where what came is no declaration: the process is not trusted. */
function departmentIn(declared: string, { name: plugin }: PluginPlace): Department | null {
  try {
    return departmentFrom(declared)
  } catch (error) {
    throw new PluginFault('PLUGIN_ANSWER_INVALID', { plugin, cause: causeOf(error) })
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

  /** What its module declares, as JSON. */
  async declared(): Promise<string> {
    const { declared } = await this.start()
    this.startClock()
    return declared
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
    if (this.current !== null && !this.current.over) return this.current
    return (await this.start(signal)).process
  }

  private async start(signal?: AbortSignal): Promise<StartedPlugin> {
    const started = await PluginProcess.start(this.plugin, this.limits, signal)
    this.current = started.process
    return started
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
