import { CliError } from './cli-error.js'

const again = 'Run the command again when it is back; importing the same files twice changes nothing.'

/** Says in one sentence why the server could not be reached, whatever the transport threw. */
export function connectionError(error: unknown, server: URL): CliError {
  if (error instanceof CliError) return error
  const code = codeOf(error)
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return notRunning(server)
  return new CliError(`The connection to ${server.origin} broke off${code ? ` (${code})` : ''}.`, again)
}

function notRunning(server: URL): CliError {
  return new CliError(
    `Planwright does not answer at ${server.origin}.`,
    'Start it with "npm start", or give its address with --url.',
  )
}

// fetch wraps the socket's error in a cause; a name with several addresses wraps one for each.
function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: readonly unknown[] }
  if (typeof code === 'string' || typeof code === 'number') return String(code)
  return codeOf(cause ?? errors?.[0])
}
