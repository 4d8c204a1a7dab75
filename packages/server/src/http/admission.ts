import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { publicViewer, type Viewer } from '../access/viewer.js'
import type { Authenticator } from '../identity/authenticator.js'
import type { SignedIn } from '../identity/signed-in.js'
import { TokenRefused } from '../identity/token-refused.js'
import { type AddressOf, principalOf, type RateLimit } from '../limits/rate-limit.js'
import { refuse } from './refusal.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. */
    viewer: Viewer
    /** How they say so. */
    signedIn: SignedIn
    /** Whom the request counts for. */
    principal: string
  }
}

interface Admission {
  readonly authenticator: Authenticator
  readonly rate: RateLimit
  readonly address: AddressOf
}

/** Finds out who sends each request and whether they sent too many, before anything else is made of it. */
export function admit(app: FastifyInstance, { authenticator, rate, address }: Admission): void {
  app.decorateRequest('viewer')
  app.decorateRequest('signedIn')
  app.decorateRequest('principal', '')
  app.addHook('onRequest', async (request, reply) => {
    const from = address(request.raw)
    try {
      request.signedIn = await authenticator.signedIn(request.headers.authorization, from)
      request.viewer = request.signedIn.viewer
    } catch (error) {
      if (await isTooMany(rate, principalOf(publicViewer, from), request, reply)) return
      // RFC 6750: a client learns from this header that it should get another token.
      if (error instanceof TokenRefused) reply.header('www-authenticate', 'Bearer error="invalid_token"')
      throw error
    }
    request.principal = principalOf(request.viewer, from)
    await isTooMany(rate, request.principal, request, reply)
  })
}

async function isTooMany(
  rate: RateLimit,
  principal: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<boolean> {
  const tooMany = rate.refused(principal)
  if (tooMany === null) return false
  await refuse(request, reply, 429, tooMany.error)
  return true
}
