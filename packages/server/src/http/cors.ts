import type { FastifyCorsOptions } from '@fastify/cors'

/** What pages of the listed origins may send. They bring their own token, so no cookie or password of the browser goes along. */
export function corsFor(allowedOrigins: readonly string[]): FastifyCorsOptions {
  return {
    origin: [...allowedOrigins],
    methods: ['POST'],
    allowedHeaders: ['content-type', 'authorization', 'apollo-require-preflight'],
    credentials: false,
    maxAge: 600,
  }
}
