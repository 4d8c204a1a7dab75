import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../house/folders.mjs'

/** How long a start may take, and an end, in milliseconds. */
const patience = 120_000

/** @typedef {{ readonly url: string | null, readonly token: string, readonly printed: () => string, readonly stop: () => Promise<void> }} Started */

/**
 * `npm start` by a Node.js, until the server is ready or has ended.
 * @param {string} binary
 * @param {string} data its data folder
 * @returns {Promise<Started>} without a URL where it is not ready; the token is an administrator's
 */
export async function startedOn(binary, data) {
  const env = { ...process.env, PLANWRIGHT_DATA: data, PORT: '0', PLANWRIGHT_DEVELOPMENT: '1' }
  const child = spawn(binary, [join(root, 'scripts/start.mjs')], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const clock = setTimeout(() => child.kill('SIGKILL'), patience)
  const said = /** @type {string[]} */ ([])
  const isReady = await readyOf(child, said)
  const match = (/** @type {RegExp} */ pattern) => pattern.exec(said.join('\n'))?.[1] ?? null
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    clearTimeout(clock)
  }
  if (!isReady) await stop()
  const url = isReady ? match(/^API:\s+(\S+)$/m) : null
  return { url, token: match(/^\s*administrator\s+(\S+)$/m) ?? '', printed: () => said.join('\n'), stop }
}

/** @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child @param {string[]} said @returns {Promise<boolean>} */
function readyOf(child, said) {
  return new Promise((resolve) => {
    const hear = (/** @type {string} */ line) => {
      said.push(line)
      if (line === 'Planwright is ready.') resolve(true)
    }
    for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', hear)
    child.once('close', () => resolve(false))
  })
}
