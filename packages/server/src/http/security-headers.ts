import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * What a browser is told with every answer. A student's figures must not leave this origin, not even through an image
 * address in an answer. The Playground's editor writes styles of its own, which is the one
 * exception; TLS, and so HSTS, is left to the proxy in front.
 */
export const securityHeaders: FastifyHelmetOptions = Object.freeze({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
})
