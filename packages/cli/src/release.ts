import { ask } from './ask.js'
import { CliError } from './cli-error.js'
import { ExitStatus } from './exit-status.js'
import { problemLine } from './problem-line.js'
import { type PublishReleaseData, publishReleaseMutation } from './protocol.js'
import type { Terminal } from './terminal.js'

export interface ReleaseOptions {
  readonly url: URL
  readonly reason?: string
}

/** Has the server release the protected figures of a period, and prints what was released. */
export async function releasePeriod(
  period: string,
  { url, reason = '' }: ReleaseOptions,
  terminal: Terminal,
): Promise<ExitStatus> {
  const variables = { period, reason: reason === '' ? null : reason }
  const { data, errors } = await ask<PublishReleaseData>(url, { query: publishReleaseMutation, variables })
  if (!data || errors?.length)
    throw new CliError(
      `The server could not release ${period}: ${errors?.[0]?.message ?? 'it answered nothing'}`,
      'See the output of the server; is it of the same version as this command?',
    )
  const { release, problems } = data.publishRelease
  if (release === null || problems.length > 0) {
    terminal.out.write(`${['Nothing was released.', ...problems.map(problemLine)].join('\n')}\n`)
    return ExitStatus.rejected
  }
  const { number, figures, hidden } = release
  const name = number === 1 ? period : `${period}, correction ${number - 1}`
  terminal.out.write(`Released ${name}: ${figures} figures, ${hidden} of them hidden to protect small groups.\n`)
  return ExitStatus.accepted
}
