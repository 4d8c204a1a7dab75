import type { Readable } from 'node:stream'
import type { Archive } from '@planwright/facts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { audienceOf } from '../access/field-rules.js'
import { refuseOthers } from '../access/guard.js'
import type { AuditTrail } from '../audit/audit-trail.js'

/**
 * `POST /files?name=...` streams a file of any size into the archive and answers what it is kept under. It is for whoever
 * may start an import.
 */
export function filesRoute(archive: Archive, trail: AuditTrail) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const refuseReaders = async ({ viewer }: FastifyRequest) =>
      refuseOthers(viewer, 'POST /files', audienceOf('Mutation.startImport'))
    app.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER, onRequest: refuseReaders }, async (request, reply) => {
      const { sha256, bytes } = await archive.store((request.body ?? request.raw) as Readable)
      const details = { name: nameOf(request.query), bytes }
      await trail.record({
        subject: request.viewer.subject,
        action: 'file.store',
        target: sha256,
        release: null,
        details,
      })
      return reply.code(201).send({ sha256, bytes })
    })
  }
}

function nameOf(query: unknown): string | null {
  const name = typeof query === 'object' && query !== null && 'name' in query ? query.name : null
  return typeof name === 'string' ? name.slice(0, 200) : null
}
