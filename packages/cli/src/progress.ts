import { barProgress } from './bar-progress.js'
import type { Output } from './terminal.js'

/** Shows how far a step is, in whatever unit the step counts. */
export interface Progress {
  show(step: string, done: number, total: number): void
  stop(): void
}

/** A bar where a person watches; elsewhere, as in a log, one line for each step. */
export function createProgress(output: Output): Progress {
  return output.isTTY ? barProgress(output) : lineProgress(output)
}

function lineProgress(output: Output): Progress {
  let shown: string | undefined
  return {
    show(step) {
      if (step === shown) return
      shown = step
      output.write(`${step}\n`)
    },
    stop() {},
  }
}
