import { readFileSync } from 'node:fs'

/** Whether a process of this machine (Linux) is still at work. */
export function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')
  } catch {
    return false
  }
}

/** Resolves when a process is no more; it has a second. */
export async function gone(pid: number): Promise<void> {
  const end = performance.now() + 1_000
  while (isAlive(pid) && performance.now() < end) await new Promise((resolve) => setImmediate(resolve))
}
