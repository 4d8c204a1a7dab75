import { setTimeout as delay, setImmediate as others } from 'node:timers/promises'
import type { Elapsed } from './allowance.js'

/** How long dear work goes on, in milliseconds, before everything else that waits has its turn. */
const slice = 4

/** How long a slice waits for quick work to be done, in milliseconds: dear work goes on all the same, only slower. */
const patience = 100

/** Cuts dear work into slices, between which the server looks after everybody else. All dear work shares them. */
export class Slices {
  private waiting: (() => void)[] = []
  private isRunning = false

  constructor(
    private readonly elapsed: Elapsed,
    /** Whether quick work is under way, which goes before. */
    private readonly isBusy: () => boolean,
  ) {}

  /** Resolves when it is this piece of work's turn. */
  turn(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      if (!this.isRunning) void this.run()
    })
  }

  private async run(): Promise<void> {
    this.isRunning = true
    while (this.waiting.length > 0) {
      await this.others()
      const pieces = this.waiting
      this.waiting = []
      const done = await this.work(pieces, this.elapsed() + slice)
      this.waiting = [...pieces.slice(done), ...this.waiting]
    }
    this.isRunning = false
  }

  private async others(): Promise<void> {
    const end = this.elapsed() + patience
    await others()
    while (this.isBusy() && this.elapsed() < end) await delay(1)
  }

  /** Lets pieces begin until the slice is over. Each has done all it can without waiting before the next one begins. */
  private async work(pieces: readonly (() => void)[], end: number): Promise<number> {
    let done = 0
    for (const begin of pieces) {
      begin()
      done += 1
      for (let step = 0; step < settling; step++) await null
      if (this.elapsed() > end) break
    }
    return done
  }
}

/** Between a promise that is kept and what was built on it lie a few steps. */
const settling = 4

/** How fast the work of a request goes: at once, unless it is dear. It ends with the signal either way. */
export class Pace {
  private slices: Slices | null = null

  constructor(private readonly signal: AbortSignal) {}

  /** From now on the work goes in slices. */
  slowDown(slices: Slices): void {
    this.slices = slices
  }

  /** Whether the work goes in slices. */
  get isSlow(): boolean {
    return this.slices !== null
  }

  /** Waits for the next slice where the work is dear. Throws the reason of the signal once it has ended. */
  async turn(): Promise<void> {
    this.signal.throwIfAborted()
    await this.slices?.turn()
    this.signal.throwIfAborted()
  }
}
