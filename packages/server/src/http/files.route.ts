import type { Readable } from 'node:stream'
import type { Archive } from '@planwright/facts'
import type { FastifyInstance } from 'fastify'

/** `POST /files?name=...` streams a file of any size into the archive and answers what it is kept under. */
export function filesRoute(archive: Archive) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    app.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      const { sha256, bytes } = await archive.store((request.body ?? request.raw) as Readable)
      return reply.code(201).send({ sha256, bytes })
    })
  }
}
