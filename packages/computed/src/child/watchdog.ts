import { parentPort, workerData } from 'node:worker_threads'

/** How often it looks, in milliseconds: in that time a loop that takes memory takes some ten megabytes more. */
const interval = 10

const { bytes, parent } = workerData as { readonly bytes: number; readonly parent: number }
const { kill, memoryUsage, pid } = process

// The plugin's own thread may be in a loop: only another one still notices.
setInterval(look, interval)
look()
parentPort?.postMessage('watching')

function look(): void {
  const isOrphan = process.ppid !== parent
  if (isOrphan || memoryUsage.rss() > bytes) kill(pid, 'SIGKILL')
}
