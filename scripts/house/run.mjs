import { spawn } from 'node:child_process'
import { root } from './folders.mjs'

/** A command of ours that ended badly; its own output has already said why. */
export class CommandFailed extends Error {
  /** @param {string} command @param {number} exitCode */
  constructor(command, exitCode) {
    super(`${command} failed (exit status ${exitCode}).`)
    this.exitCode = exitCode
  }
}

/**
 * Runs a command in the repository's root, its output shown as it comes.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly stdio?: 'inherit' | 'ignore' }} [options]
 * @returns {Promise<number>} its exit status; 128 and more where a signal ended it
 */
export function run(command, args, { env = process.env, stdio = 'inherit' } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio, shell: process.platform === 'win32' })
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

/**
 * As `run`, but anything except success is an error.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function mustRun(command, args, options) {
  const code = await run(command, args, options)
  if (code !== 0) throw new CommandFailed([command, ...args].join(' '), code)
}

/**
 * The body of a script: what goes wrong is one sentence and a non-zero exit status, never a stack trace.
 * @param {() => Promise<number | void>} body
 */
export async function script(body) {
  try {
    const code = await body()
    // A body that says nothing may have set the status itself, as the server does when it cannot start.
    if (code !== undefined) process.exitCode = code
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = error instanceof CommandFailed ? error.exitCode : 1
  }
}
