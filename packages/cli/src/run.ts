import { CommanderError } from 'commander'
import { CliError } from './cli-error.js'
import { ExitStatus } from './exit-status.js'
import { createProgram } from './program.js'
import type { Terminal } from './terminal.js'

/** Runs the command with its arguments (without node and the script) and answers the exit status. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  let status: ExitStatus = ExitStatus.accepted
  const program = createProgram(terminal, (ended) => {
    status = ended
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return status
  } catch (error) {
    return explain(error, terminal)
  }
}

function explain(error: unknown, terminal: Terminal): ExitStatus {
  // Commander has already said what was wrong; asking for help is not wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitStatus.accepted : ExitStatus.stopped
  if (!(error instanceof CliError)) throw error
  terminal.err.write(`${error.message} ${error.remedy}\n`)
  return ExitStatus.stopped
}
