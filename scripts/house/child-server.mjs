import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { root } from './folders.mjs'
import { serverEntry } from './server.mjs'

const forwarded = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * Starts the server beside this process and shows what it prints. Signals reach it exactly once: it has a process
 * group of its own, and they are handed on.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ readonly ready: Promise<boolean>, readonly ended: Promise<number>, readonly stop: () => void }}
 *   `ready` is false where the server ended before it was ready; `ended` gives its exit status
 */
export function startServer(env) {
  const child = spawn(process.execPath, [fileURLToPath(serverEntry)], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = (/** @type {NodeJS.Signals} */ signal = 'SIGTERM') => void child.kill(signal)
  for (const signal of forwarded) process.on(signal, stop)
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('exit', (code, signal) => {
      for (const name of forwarded) process.off(name, stop)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
  const ready = new Promise((/** @type {(ready: boolean) => void} */ resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line)
      if (/\bready\b/i.test(line)) resolve(true)
    })
    void ended.then(() => resolve(false))
  })
  return { ready, ended, stop: () => stop() }
}
