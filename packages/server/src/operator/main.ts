import 'reflect-metadata'
import { streamLog } from '../http/log.js'
import { operate } from './operate.js'
import { orderFrom } from './order.js'
import type { Said } from './said.js'

/**
 * Works on data folders of this machine, as a process of its own that `npx planwright` starts: with a server running on
 * the folder or without one. It ends early, and leaves nothing behind, when whoever started it says so or is gone.
 */
const stop = new AbortController()
process.once('message', () => stop.abort())
process.once('disconnect', () => stop.abort())
// Ctrl-C reaches both processes; the one that was asked for decides.
process.on('SIGINT', () => undefined)
process.once('SIGTERM', () => stop.abort())

// What is copied holds rows about students: nobody but the operator reads the copy.
process.umask(0o077)

process.exitCode = await done()
if (process.connected) process.disconnect()

/** Does what was ordered; answers the exit status. */
async function done(): Promise<number> {
  try {
    const around = {
      log: { ...streamLog(process.stderr, process.stderr), info: note },
      machine: Date.now,
    }
    const work = { signal: stop.signal, onProgress }
    return (await operate(orderFrom(process.argv[2]), work, around, say)) ? 0 : 1
  } catch (error) {
    if (stop.signal.aborted) return 2
    if (!isExplained(error)) throw error
    const { code, message, remedy } = error
    say({ kind: 'failed', code, message, remedy })
    return 1
  }
}

function say(said: Said): void {
  if (process.connected) process.send?.(said)
}

function note(line: string): void {
  say({ kind: 'note', line })
}

function onProgress(step: string, done: number, total: number): void {
  say({ kind: 'progress', step, done, total })
}

function isExplained(error: unknown): error is Error & { readonly code: string; readonly remedy: string } {
  return error instanceof Error && 'remedy' in error && 'code' in error
}
