import type { IncomingHttpHeaders } from 'node:http'
import { ServerError } from '../errors.js'
import type { Context } from './context.js'
import { type Problem, problemOf } from './problem.js'

const header = 'x-planwright-actor'
const longest = 120

/** Who says to be asking: a person's name or id of 1 to 120 characters, URI-encoded where it is not ASCII. */
export function actorOf(headers: IncomingHttpHeaders): string | null {
  const written = headers[header]
  if (typeof written !== 'string') return null
  const name = decoded(written).trim()
  return name === '' || name.length > longest ? null : name
}

/** Does what is recorded with a name; where nobody gives one, refuses with the problem that says so. */
export async function withActor<Payload>(
  { actor }: Pick<Context, 'actor'>,
  refused: (problems: readonly Problem[]) => Payload,
  work: (actor: string) => Promise<Payload>,
): Promise<Payload> {
  return actor === null ? refused([problemOf(new ServerError('ACTOR_REQUIRED', { header }))]) : work(actor)
}

/** A name with a plain percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Who asks, as the audit trail names it. */
export function subjectOf({ actor }: Pick<Context, 'actor'>): string {
  return actor ?? 'public'
}
