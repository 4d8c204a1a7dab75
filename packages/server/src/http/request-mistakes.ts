import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { causeOf, ServerError } from '../errors.js'
import { pathOf, refuse } from './refusal.js'

const methods = ['GET', 'POST'] as const

/** What is wrong with a request that the HTTP library itself refuses with a status under 500. */
export function requestMistake(error: unknown, request: FastifyRequest): ServerError {
  switch (codeOf(error)) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new ServerError('BODY_TOO_LARGE', { limit: request.routeOptions.bodyLimit ?? 0 })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new ServerError('CONTENT_TYPE_UNSUPPORTED', { type: request.headers['content-type'] ?? 'none' })
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new ServerError('JSON_MALFORMED', { cause: causeOf(error) })
    default:
      return new ServerError('REQUEST_MALFORMED', { cause: causeOf(error) })
  }
}

/** Says of an address whether there is nothing there, or something that is asked for in another way. */
export function refuseUnknownRoute(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const path = pathOf(request)
  const allowed = methods.filter((method) => app.hasRoute({ method, url: path }))
  if (allowed.length === 0) return refuse(request, reply, 404, new ServerError('ADDRESS_UNKNOWN', { path }))
  reply.header('allow', allowed.join(', '))
  const facts = { path, method: request.method, allowed: allowed.join(' or ') }
  return refuse(request, reply, 405, new ServerError('METHOD_NOT_ALLOWED', facts))
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
