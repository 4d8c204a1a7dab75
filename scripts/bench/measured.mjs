import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** @typedef {{ readonly milliseconds: number, readonly peakMegabytes: number, readonly answer: unknown }} Measured */

/**
 * Runs one task in a process of its own, so that its memory is its own too.
 * @param {string} task the name of a file in tasks/
 * @param {object} input
 * @returns {Promise<Measured>}
 */
export function measured(task, input) {
  const program = fileURLToPath(new URL('./run-task.mjs', import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, task, JSON.stringify(input)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output))
      else reject(new Error(`The task ${task} ended with exit status ${code}.`))
    })
  })
}

/** The middle one of some numbers. @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/**
 * The best of several runs would flatter, the mean would punish: the median of a few.
 * @param {number} times @param {() => Promise<unknown>} work
 * @returns {Promise<number>} milliseconds
 */
export async function medianTime(times, work) {
  const all = []
  for (let round = 0; round < times; round += 1) all.push(await timeOf(work))
  return median(all)
}

/** @param {() => Promise<unknown>} work @returns {Promise<number>} milliseconds */
export async function timeOf(work) {
  const start = performance.now()
  await work()
  return performance.now() - start
}
