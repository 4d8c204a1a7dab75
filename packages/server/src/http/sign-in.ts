import type { FastifyInstance } from 'fastify'
import type { Viewer } from '../access/viewer.js'
import type { Authenticator } from '../identity/authenticator.js'
import { TokenRefused } from '../identity/token-refused.js'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. */
    viewer: Viewer
  }
}

/** Finds out who sends each request, before anything else is made of it. */
export function signIn(app: FastifyInstance, authenticator: Authenticator): void {
  app.decorateRequest('viewer')
  app.addHook('onRequest', async (request, reply) => {
    try {
      const { viewer } = await authenticator.signedIn(request.headers.authorization, request.ip)
      request.viewer = viewer
    } catch (error) {
      // RFC 6750: a client learns from this header that it should get another token.
      if (error instanceof TokenRefused) reply.header('www-authenticate', 'Bearer error="invalid_token"')
      throw error
    }
  })
}
