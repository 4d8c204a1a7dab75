import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './folders.mjs'
import { run } from './run.mjs'

/** Tests that measure how long something takes, or that start what uses every core: nothing runs beside them. */
const alone = [
  'packages/server/dist/test/limits/abandoned.test.js',
  'packages/server/dist/test/limits/answer-size.test.js',
  'packages/server/dist/test/limits/flood.test.js',
  'packages/server/dist/test/limits/time.test.js',
  'packages/server/dist/test/faults/plugin-faults.test.js',
  'packages/server/dist/test/startup/process.test.js',
  'packages/server/dist/test/http/hostile-documents.test.js',
  'packages/server/dist/test/http/slow.test.js',
  'packages/server/dist/test/api/playground.test.js',
  'packages/computed/dist/test/**/*.test.js',
  'packages/playground/dist/test/**/*.test.js',
  'packages/facts/dist/test/store/within-signal.test.js',
]
const all = ['packages/*/dist/test/**/*.test.js', 'plugins/*/dist/test/**/*.test.js', 'scripts/test/**/*.test.mjs']

/** Three files at a time: each test has servers and databases of its own, and these have threads. */
const together = ['--parallel', '--jobs', '3', '--timeout', '180000', ...alone.flatMap((files) => ['--ignore', files])]

const mocha = join(root, 'node_modules/mocha/bin/mocha.js')
const options = [
  '--no-config',
  '--require',
  'reflect-metadata',
  '--reporter',
  join(import.meta.dirname, 'counting.cjs'),
]

/**
 * Runs every test, most of them several files at a time and the others alone, and closes with one line that a program can read.
 * @returns {Promise<number>} 0 where all passed
 */
export async function everyTest() {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-tests-'))
  try {
    const first = await counted(join(folder, 'together.json'), [...together, ...all])
    const second = await counted(join(folder, 'alone.json'), ['--timeout', '60000', ...alone])
    const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ name) => first[name] + second[name]
    console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
    return first.status !== 0 || second.status !== 0 || sum('passed') === 0 ? 1 : 0
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @param {string} file @param {readonly string[]} args */
async function counted(file, args) {
  const status = await run(process.execPath, [mocha, ...options, '--reporter-option', `file=${file}`, ...args])
  const counts = await readFile(file, 'utf8').then(JSON.parse, () => ({ passed: 0, failed: 1, skipped: 0 }))
  return { ...counts, status }
}
