import type { ResolvedIndicator } from '@planwright/engine'
import { type ExampleRun, runExamples } from './examples.js'

const remembered = 50

/** Runs worked examples, and remembers the newest runs: a preview is often followed by its registration. */
export class ExampleRunner {
  private readonly known = new Map<string, readonly ExampleRun[]>()

  /** The work ends with the signal, and is then remembered by nobody. */
  async run(indicator: ResolvedIndicator, signal: AbortSignal): Promise<readonly ExampleRun[]> {
    const before = this.known.get(indicator.version)
    if (before !== undefined) return before
    const runs = await runExamples(indicator, signal)
    this.known.set(indicator.version, runs)
    const [oldest] = this.known.keys()
    if (this.known.size > remembered && oldest !== undefined) this.known.delete(oldest)
    return runs
  }
}
