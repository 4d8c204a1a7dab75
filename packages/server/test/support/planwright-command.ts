import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { repository } from './repository.js'

export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null
  readonly said: string
  readonly complained: string
}

/** Runs the `planwright` command as a process of its own, beside a server in this one. */
export async function planwright(...args: readonly string[]): Promise<Ended> {
  return endOf(startPlanwright(...args))
}

/** Runs the command with settings of its own beside those of this process. */
export async function planwrightWith(
  settings: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> {
  return endOf(started(args, { ...process.env, ...settings }))
}

/** Starts the command and waits for nothing. */
export function startPlanwright(...args: readonly string[]): ChildProcess {
  return started(args, process.env)
}

function started(args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const command = join(repository, 'packages/cli/bin/planwright.mjs')
  return spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** How a command ended, and what it said until then. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('Nobody hears what the command says.')
  const [said, complained, [status]] = await Promise.all([text(stdout), text(stderr), once(child, 'exit')])
  return { status, said, complained }
}
