import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerError, ServerErrorCode } from '../errors.js'

/** Sends a refusal that no resolver made: in GraphQL's own shape where GraphQL was asked, else as code, message and remedy. */
export function refuse(
  request: Pick<FastifyRequest, 'url'>,
  reply: FastifyReply,
  status: number,
  error: ServerError,
): FastifyReply {
  if (error.seconds !== null) reply.header('retry-after', error.seconds)
  return reply.code(status).type(typeOfRefusal).send(bodyOfRefusal(request, error))
}

export const typeOfRefusal = 'application/json; charset=utf-8'

/** What a refusal says to whoever asked at an address. */
export function bodyOfRefusal(
  request: Pick<FastifyRequest, 'url'>,
  { code, message, remedy }: ServerError,
): Readonly<Record<string, unknown>> {
  const isGraphql = pathOf(request) === '/graphql'
  return isGraphql ? { errors: [{ message, extensions: { code, remedy } }] } : { code, message, remedy }
}

/** The path that is asked for, without what follows the question mark. */
export function pathOf({ url }: Pick<FastifyRequest, 'url'>): string {
  return url.split('?', 1)[0] ?? url
}

/** The HTTP status of a refusal that concerns who asks, or how; another one that is thrown is the server's own. */
const statuses: Readonly<Partial<Record<ServerErrorCode, number>>> = {
  TOKEN_REFUSED: 401,
  SIGN_IN_REQUIRED: 401,
  NOT_ALLOWED: 403,
  OTHER_DEPARTMENT: 403,
  OPERATION_NOT_LISTED: 403,
  FILE_TOO_LARGE: 413,
  TOO_MANY_WAITING: 429,
  TOO_MANY_FILES: 429,
  REQUEST_TOO_SLOW: 408,
  BODY_TOO_LARGE: 413,

  ISSUER_UNREACHABLE: 503,
  REQUEST_TIMED_OUT: 503,
  REQUEST_ABANDONED: 503,
  SERVER_ENDING: 503,
}

/** The status under which a refusal is sent. */
export function statusOfRefusal({ code }: ServerError): number {
  return statuses[code] ?? 500
}
