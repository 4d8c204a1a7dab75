import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../house/folders.mjs'
import { errorsOf, operations } from './operations.mjs'
import { startedOn } from './started.mjs'

const command = promisify(execFile)
const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
const reporter = join(root, 'scripts/house/closing-line.cjs')
const tests = 'packages/computed/dist/test/**/*.test.js'

/**
 * Starts the server with a Node.js on a folder of its own, asks it the operations, and runs the tests of what runs plugins.
 * @param {string} binary
 * @returns {Promise<{ readonly sentence: string, readonly failure: string | null }>} a failure with what was printed
 */
export async function triedOn(binary) {
  const server = await served(binary)
  const computed = await tested(binary)
  const failures = [server.failure, computed.failure].filter((failure) => failure !== null)
  const sentence = `${server.sentence}, computed: ${computed.sentence}`
  return { sentence, failure: failures.length > 0 ? failures.join('\n') : null }
}

/** @param {string} binary */
async function served(binary) {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-node-'))
  try {
    const server = await startedOn(binary, folder)
    if (server.url === null) return { sentence: 'did not start', failure: server.printed() }
    try {
      const all = await operations()
      const errors = await errorsOf(all, server)
      const fromFrontEnds = all.filter(({ isPublic }) => isPublic).length
      const sentence = `started, ${all.length} operations (${fromFrontEnds} that front ends send) with ${errors.length} errors`
      return { sentence, failure: errors.length > 0 ? errors.join('\n') : null }
    } finally {
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} binary */
async function tested(binary) {
  const options = ['--no-config', '--require', 'reflect-metadata', '--timeout', '60000', '--reporter', reporter, tests]
  try {
    const { stdout } = await command(binary, [mocha, ...options], {
      cwd: root,
      maxBuffer: 64_000_000,
      timeout: 600_000,
    })
    return { sentence: closingLine(stdout), failure: null }
  } catch (error) {
    const printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
    return { sentence: closingLine(printed) || 'failed', failure: printed || String(error) }
  }
}

/** @param {string} printed */
const closingLine = (printed) => printed.trim().split('\n').at(-1) ?? ''
