import { ask } from '../ask.js'
import { connectionOf } from '../connection.js'
import { ExitStatus } from '../exit-status.js'
import { problemLine } from '../problem-line.js'
import { type IssueApiKeyData, issueApiKeyMutation } from '../protocol.js'
import type { Terminal } from '../terminal.js'
import { unanswered } from '../unanswered.js'
import { type KeyOptions, keyLine } from './keys.js'

export interface IssueKeyOptions extends KeyOptions {
  readonly role: readonly string[]
  readonly expires: Date
  readonly department?: string
  readonly school?: readonly string[]
  readonly classroom?: readonly string[]
}

/** Has the server issue a key. The key alone goes to the output, so that it can be put where it belongs; the rest beside it. */
export async function issueKey(name: string, options: IssueKeyOptions, terminal: Terminal): Promise<ExitStatus> {
  const { role, expires, department = null, school = [], classroom = [] } = options
  const roles = role.map((one) => one.toUpperCase().replaceAll('-', '_'))
  const input = { name, roles, department, schools: school, classrooms: classroom, expiresAt: expires.toISOString() }
  const operation = { query: issueApiKeyMutation, variables: { input } }
  const { data, errors } = await ask<IssueApiKeyData>(await connectionOf(options), operation)
  if (!data || errors?.length) throw unanswered('issue the key', errors)
  const { token, apiKey, problems } = data.issueApiKey
  if (token === null || apiKey === null) {
    terminal.err.write(`${['No key was issued.', ...problems.map(problemLine)].join('\n')}\n`)
    return ExitStatus.rejected
  }
  terminal.err.write(`${keyLine(apiKey)}\nKeep it well: it is shown only now.\n`)
  terminal.out.write(`${token}\n`)
  return ExitStatus.accepted
}
