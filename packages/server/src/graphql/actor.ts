import type { IncomingHttpHeaders } from 'node:http'
import { ServerError } from '../errors.js'
import type { Context } from './context.js'

const header = 'x-planwright-actor'
const longest = 120

/** Who says to be asking: a person's name or id of 1 to 120 characters, URI-encoded where it is not ASCII. */
export function actorOf(headers: IncomingHttpHeaders): string | null {
  const written = headers[header]
  if (typeof written !== 'string') return null
  const name = decoded(written).trim()
  return name === '' || name.length > longest ? null : name
}

/** The one who asks, for what is recorded with a name. */
export function actorIn({ actor }: Pick<Context, 'actor'>): string {
  if (actor === null) throw new ServerError('ACTOR_REQUIRED', { header })
  return actor
}

/** A name with a plain percent sign stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
