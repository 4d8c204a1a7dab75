import { ServerError } from '../errors.js'
import type { ImportEntry } from './import.entity.js'

/** An import at work: the newest state, for any number of listeners. */
export class LiveImport {
  private revision = 0
  private wake: () => void = () => {}
  private changed = this.nextChange()

  private readonly controller = new AbortController()
  private hasBegun = false
  private isPast = false

  constructor(private current: ImportEntry) {}

  /** Ends the work before its rows are in. */
  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Whether its turn has come. */
  get isBegun(): boolean {
    return this.hasBegun
  }

  start(): void {
    this.hasBegun = true
  }

  /** From now on the rows are in, and nothing is cancelled any more. */
  pass(): void {
    this.isPast = true
  }

  /** Cancels it, unless its rows are in. Answers whether it did. */
  cancel(): boolean {
    if (this.isPast || this.entry.finishedAt !== null) return false
    this.controller.abort(new ServerError('IMPORT_CANCELLED'))
    return true
  }

  get entry(): ImportEntry {
    return this.current
  }

  /** Takes over what changed and tells those who follow. */
  update(change: Partial<ImportEntry>): void {
    this.current = { ...this.current, ...change }
    this.revision += 1
    const { wake } = this
    this.changed = this.nextChange()
    wake()
  }

  /** The state now, then each newer state, up to the last. A slow reader skips states, never the last one. */
  async *follow(): AsyncGenerator<ImportEntry> {
    let seen = -1
    for (;;) {
      const { changed } = this
      if (seen !== this.revision) {
        seen = this.revision
        const { entry } = this
        yield entry
        if (entry.finishedAt !== null) return
      } else await changed
    }
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve
    })
  }
}
