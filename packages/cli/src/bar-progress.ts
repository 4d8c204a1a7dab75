import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from './progress.js'
import type { Output } from './terminal.js'

/** One bar, drawn anew for each step. */
export function barProgress(output: Output): Progress {
  const bar = new SingleBar(
    { stream: output, format: '{bar} {percentage}% {step}', barsize: 30, hideCursor: true },
    Presets.shades_classic,
  )
  let shown: string | undefined
  return {
    show(step, done, total) {
      if (step !== shown) {
        bar.stop()
        bar.start(Math.max(total, 1), 0, { step })
        shown = step
      }
      bar.setTotal(Math.max(total, 1))
      bar.update(done)
    },
    stop() {
      bar.stop()
    },
  }
}
