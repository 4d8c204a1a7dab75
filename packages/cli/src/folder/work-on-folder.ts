import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { CliError } from '../cli-error.js'
import { ExitStatus } from '../exit-status.js'
import { createProgress } from '../progress.js'
import type { Terminal } from '../terminal.js'
import type { Checked, Said } from './said.js'

/**
 * Has the server's own program work on a data folder of this machine, in a process of its own: what is in a folder only
 * the server knows, and the work must not depend on whether one runs. Ctrl-C has it stop and clean up after itself.
 */
export async function workOnFolder(
  order: object,
  terminal: Terminal,
  onChecked: (checked: Checked) => void = () => undefined,
): Promise<ExitStatus> {
  const progress = createProgress(terminal.err)
  const child = fork(program(), [JSON.stringify(order)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const stop = () => stopped(child)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
  child.on('message', (said: Said) => {
    if (said.kind === 'progress') return progress.show(said.step, said.done, said.total)
    progress.stop()
    if (said.kind === 'checked') onChecked(said)
    else show(said, terminal)
  })
  try {
    // What it said last may come after its end.
    const [[code, signal]] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')])
    progress.stop()
    if (code === ExitStatus.stopped) terminal.err.write('Stopped. Nothing was left behind.\n')
    if (code === null) terminal.err.write(`The work was cut short (${signal}). Run the command again: it clears up.\n`)
    return statusOf(code)
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

function program(): string {
  try {
    return fileURLToPath(import.meta.resolve('@planwright/server/operator'))
  } catch {
    throw new CliError(
      'This works on files of the machine on which Planwright is installed, and here only the command is.',
      'Run it on the machine of the server.',
    )
  }
}

function stopped(child: ChildProcess): void {
  if (child.connected) child.send('stop')
}

function show(said: Exclude<Said, { readonly kind: 'progress' | 'checked' }>, { out, err }: Terminal): void {
  if (said.kind === 'failed') err.write(`${said.code}: ${said.message} ${said.remedy}\n`)
  else (said.kind === 'result' ? out : err).write(`${said.line}\n`)
}

function statusOf(code: unknown): ExitStatus {
  return code === ExitStatus.accepted || code === ExitStatus.stopped ? code : ExitStatus.rejected
}
