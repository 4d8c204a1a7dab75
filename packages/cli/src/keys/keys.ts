import { ask } from '../ask.js'
import { type ConnectionOptions, connectionOf } from '../connection.js'
import { ExitStatus } from '../exit-status.js'
import { problemLine } from '../problem-line.js'
import {
  type ApiKey,
  type ApiKeysData,
  apiKeysQuery,
  type RevokeApiKeyData,
  revokeApiKeyMutation,
} from '../protocol.js'
import type { Terminal } from '../terminal.js'
import { unanswered } from '../unanswered.js'

export type KeyOptions = ConnectionOptions

/** Prints every key ever issued, one a line; none of them with its secret. */
export async function listKeys(options: KeyOptions, terminal: Terminal): Promise<ExitStatus> {
  const { data, errors } = await ask<ApiKeysData>(await connectionOf(options), { query: apiKeysQuery })
  if (!data || errors?.length) throw unanswered('list the keys', errors)
  const lines = data.apiKeys.map(keyLine)
  terminal.out.write(lines.length === 0 ? 'No key was issued yet.\n' : `${lines.join('\n')}\n`)
  return ExitStatus.accepted
}

/** Ends a key. */
export async function revokeKey(id: string, options: KeyOptions, terminal: Terminal): Promise<ExitStatus> {
  const operation = { query: revokeApiKeyMutation, variables: { id } }
  const { data, errors } = await ask<RevokeApiKeyData>(await connectionOf(options), operation)
  if (!data || errors?.length) throw unanswered('revoke the key', errors)
  const { apiKey, problems } = data.revokeApiKey
  if (apiKey === null) {
    terminal.out.write(`${problems.map(problemLine).join('\n')}\n`)
    return ExitStatus.rejected
  }
  terminal.out.write(`${keyLine(apiKey)}\n`)
  return ExitStatus.accepted
}

/** `3f0a...  valid  until 2027-06-30  department-head (finance)  nightly import`. */
export function keyLine({ id, name, roles, department, schools, classrooms, expiresAt, state }: ApiKey): string {
  const places = [department, ...schools, ...classrooms].filter((place) => place !== null)
  const what = roles.map((role) => role.toLowerCase().replaceAll('_', '-')).join(', ')
  const scope = places.length === 0 ? what : `${what} (${places.join(', ')})`
  return [id, state.toLowerCase(), `until ${expiresAt.slice(0, 10)}`, scope, name].join('  ')
}
