import { GraphQLError } from 'graphql'
import type { ServerError, ServerErrorCode } from '../errors.js'

/** Refusals after which it is worth trying again: the status says so, and when. */
const later: Readonly<Partial<Record<ServerErrorCode, number>>> = {
  RATE_LIMITED: 429,
  WORK_LIMITED: 429,
  TOO_MANY_WAITING: 429,
  REQUEST_TIMED_OUT: 503,
  REQUEST_ABANDONED: 503,
  SERVER_ENDING: 503,
}

/** A refusal as GraphQL answers it, with the status of an answer by HTTP. */
export function refusedWith(error: ServerError, status = later[error.code] ?? 400): GraphQLError {
  const headers = new Map(error.seconds === null ? [] : [['retry-after', String(error.seconds)]])
  const extensions = { code: error.code, http: { status, headers } }
  return new GraphQLError(error.message, { originalError: error, extensions })
}
