import { ask } from './ask.js'
import { type ConnectionOptions, connectionOf } from './connection.js'
import { ExitStatus } from './exit-status.js'
import { problemLine } from './problem-line.js'
import { type PublishedRelease, type PublishReleaseData, publishReleaseMutation } from './protocol.js'
import type { Terminal } from './terminal.js'
import { unanswered } from './unanswered.js'

export interface ReleaseOptions extends ConnectionOptions {
  readonly reason?: string
}

/** Has the server release the protected figures of a period, and prints what was released. */
export async function releasePeriod(period: string, options: ReleaseOptions, terminal: Terminal): Promise<ExitStatus> {
  const variables = { period, reason: options.reason || null }
  const operation = { query: publishReleaseMutation, variables }
  const { data, errors } = await ask<PublishReleaseData>(await connectionOf(options), operation)
  if (!data || errors?.length) throw unanswered(`release ${period}`, errors)
  const { release, problems } = data.publishRelease
  if (release === null || problems.length > 0) {
    terminal.out.write(`${['Nothing was released.', ...problems.map(problemLine)].join('\n')}\n`)
    return ExitStatus.rejected
  }
  terminal.out.write(`${inWords(period, release)}\n`)
  return ExitStatus.accepted
}

function inWords(period: string, { number, tally }: PublishedRelease): string {
  const name = number === 1 ? period : `${period}, correction ${number - 1}`
  const { withPeople, shown, bounded, hidden } = tally
  const told = `${shown} shown, ${bounded} as a bound ("5% or less", "fewer than 10 people"), ${hidden} hidden`
  return `Released ${name}: ${withPeople} figures about people: ${told}.`
}
