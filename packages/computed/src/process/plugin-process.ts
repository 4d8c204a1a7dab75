import { type ChildProcess, spawn } from 'node:child_process'
import { Duplex } from 'node:stream'
import { PluginFault } from '../faults.js'
import { FrameReader, framed, lineNumber } from '../line/frames.js'
import { greetingFrom, longestAnswer, longestGreeting, outcomesFrom, taskBytes } from '../line/wire.js'
import { causeOf, longestMessage, type Outcome, shortened } from '../outcome.js'
import type { ComputedTask } from '../runner.js'
import { argumentsFor, type PluginPlace } from './command.js'
import type { PluginLimits } from './limits.js'

interface Wait {
  readonly longest: number
  readonly answered: (message: Buffer) => void
  readonly failed: (fault: Error) => void
}

/** A plugin's process, and what its module declares, as JSON. */
export interface StartedPlugin {
  readonly process: PluginProcess
  readonly declared: string
}

/** A plugin at work in a process of its own, one task at a time. After any fault it is over. */
export class PluginProcess {
  private readonly reader = new FrameReader()
  private readonly ended: Promise<unknown>
  private wait: Wait | null = null
  private complaint = ''
  private isOver = false

  private constructor(
    private readonly plugin: PluginPlace,
    private readonly limits: PluginLimits,
    private readonly child: ChildProcess,
    private readonly line: Duplex,
  ) {
    this.ended = new Promise((resolve) => child.once('close', resolve))
    child.once('close', (code, signal) => this.closed(code, signal))
    child.stderr?.setEncoding('utf8').on('data', (text: string) => this.hear(text))
    this.line.on('data', (piece: Buffer) => this.arrived(piece))
    // Whoever waits hears of the process's end, which follows.
    this.line.on('error', () => undefined)
  }

  /**
   * Starts a plugin's process and waits until its module is loaded.
   * @throws PluginFault where it cannot be.
   */
  static async start(plugin: PluginPlace, limits: PluginLimits, signal?: AbortSignal): Promise<StartedPlugin> {
    signal?.throwIfAborted()
    const { child, line } = spawned(plugin, limits)
    const started = new PluginProcess(plugin, limits, child, line)
    const greeting = greetingFrom(await started.message(longestGreeting, limits.secondsToLoad, signal))
    if ('declared' in greeting) return { process: started, declared: greeting.declared }
    await started.end()
    throw new PluginFault('PLUGIN_NOT_LOADED', started.details(greeting.refusal))
  }

  /** Whether it can take no further task. */
  get over(): boolean {
    return this.isOver
  }

  /**
   * The outcomes of a task.
   * @throws PluginFault where the process did not answer within its limits; it has then been stopped.
   */
  async outcomes(task: ComputedTask, signal?: AbortSignal): Promise<readonly Outcome[]> {
    signal?.throwIfAborted()
    const { count } = task.batch
    const answer = this.message(longestAnswer(count), this.limits.seconds, signal)
    this.line.write(framed(taskBytes(task)))
    const bytes = await answer
    if (bytes.length === 0) {
      await this.end()
      throw new PluginFault('PLUGIN_CHANGED', { indicator: task.indicator })
    }
    return this.read(bytes, count)
  }

  /** Ends it, whatever it is doing. */
  async end(): Promise<void> {
    this.isOver = true
    this.child.kill('SIGKILL')
    await this.ended
  }

  private async read(bytes: Buffer, count: number): Promise<readonly Outcome[]> {
    try {
      return outcomesFrom(bytes, count)
    } catch (error) {
      await this.end()
      throw this.invalid(error)
    }
  }

  private async message(longest: number, seconds: number, signal?: AbortSignal): Promise<Buffer> {
    const leave = () => this.fail(signal?.reason)
    signal?.addEventListener('abort', leave, { once: true })
    const late = () => this.fail(new PluginFault('PLUGIN_TIMED_OUT', { ...this.details(''), seconds }))
    const clock = setTimeout(late, seconds * 1_000)
    try {
      return await new Promise<Buffer>((answered, failed) => {
        this.wait = { longest, answered, failed }
        if (this.isOver) failed(this.invalid(new Error('it had ended')))
      })
    } catch (fault) {
      await this.end()
      throw fault
    } finally {
      this.wait = null
      clearTimeout(clock)
      signal?.removeEventListener('abort', leave)
    }
  }

  private arrived(piece: Buffer): void {
    // What comes unasked is nothing that the next task should get.
    if (this.wait === null) {
      void this.end()
      return
    }
    try {
      const message = this.reader.push(piece, this.wait.longest)
      if (message !== null) this.wait.answered(message)
    } catch (error) {
      this.fail(this.invalid(error))
    }
  }

  /** The beginning of what it complains of is kept: it says why a process ends by itself. */
  private hear(text: string): void {
    if (this.complaint.length < longestMessage) this.complaint += text.slice(0, longestMessage)
  }

  private closed(code: number | null, signal: NodeJS.Signals | null): void {
    this.isOver = true
    this.fail(wasOutOfMemory(code, signal) ? this.outOfMemory() : this.endedAlone(code, signal))
  }

  private fail(fault: Error): void {
    this.wait?.failed(fault)
  }

  private outOfMemory(): PluginFault {
    return new PluginFault('PLUGIN_OUT_OF_MEMORY', { ...this.details(''), megabytes: this.limits.megabytes })
  }

  private endedAlone(code: number | null, signal: NodeJS.Signals | null): PluginFault {
    const said = this.complaint.trim().replace(/\s+/g, ' ')
    const end = signal ?? `exit code ${code}`
    return new PluginFault('PLUGIN_ENDED', this.details(said === '' ? end : `${end}: ${said}`))
  }

  private invalid(error: unknown): PluginFault {
    return new PluginFault('PLUGIN_ANSWER_INVALID', this.details(causeOf(error)))
  }

  private details(cause: string): { readonly plugin: string; readonly cause: string } {
    return { plugin: this.plugin.name, cause: shortened(cause) }
  }
}

/** The watchdog and the system kill a process that takes too much memory; Node itself aborts where its heap is full. */
function wasOutOfMemory(code: number | null, signal: NodeJS.Signals | null): boolean {
  const aborted = 134
  return signal === 'SIGKILL' || signal === 'SIGABRT' || code === aborted
}

/** @throws PluginFault where the system gives no more processes, files or memory. */
function spawned(plugin: PluginPlace, limits: PluginLimits): { readonly child: ChildProcess; readonly line: Duplex } {
  const { name } = plugin
  try {
    // In a group of its own: whoever ends the server from a terminal ends this after the work under way.
    const child = spawn(process.execPath, argumentsFor(plugin, limits), {
      cwd: plugin.folder,
      env: {},
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    })
    // What the system says against it follows as the end of a process that never began.
    child.once('error', () => undefined)
    const line = child.stdio?.[lineNumber]
    if (line instanceof Duplex) return { child, line }
  } catch (error) {
    throw new PluginFault('PLUGIN_NOT_STARTED', { plugin: name, cause: causeOf(error) })
  }
  throw new PluginFault('PLUGIN_NOT_STARTED', { plugin: name, cause: 'the system gives no more files' })
}
