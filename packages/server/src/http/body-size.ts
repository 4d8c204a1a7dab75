import { Transform } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ServerError } from '../errors.js'
import { largestPublicMessage } from '../limits/limits.js'

/**
 * Refuses large bodies of the public before they are read: to read one takes the server longer than to answer most
 * questions. Whoever is signed in may send what the library lets through.
 */
export function limitPublicBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isLimited(request) || Number(request.headers['content-length'] ?? 0) <= largestPublicMessage) return
    reply.header('connection', 'close')
    throw tooLarge()
  })
  app.addHook('preParsing', async (request, _reply, payload) =>
    isLimited(request) && request.headers['content-length'] === undefined ? payload.pipe(counting()) : payload,
  )
}

function isLimited({ viewer }: FastifyRequest): boolean {
  return viewer.kind === 'public'
}

/** A body that does not say how large it is, until it is too large. */
function counting(): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength
      if (bytes > largestPublicMessage) done(tooLarge())
      else done(null, chunk)
    },
  })
}

function tooLarge(): ServerError {
  return new ServerError('BODY_TOO_LARGE', { limit: largestPublicMessage })
}
