import type { GraphqlError } from './ask.js'
import { CliError } from './cli-error.js'

const signIn =
  'Run it on the machine of the server with --data naming its data folder, or give a token as PLANWRIGHT_TOKEN.'

/** Why the server did not do what it was asked, in its own words and with its own remedy where it gave one. */
export function unanswered(what: string, errors: readonly GraphqlError[] | undefined): CliError {
  const [error] = errors ?? []
  const message = `The server could not ${what}: ${error?.message ?? 'it answered nothing'}`
  if (error?.extensions?.code === 'SIGN_IN_REQUIRED') return new CliError(message, signIn)
  const unexplained = 'See the output of the server; is it of the same version as this command?'
  return new CliError(message, error?.extensions?.remedy ?? unexplained)
}
