import { finished, PassThrough, type Readable } from 'node:stream'
import type { Archive } from '@planwright/facts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { audienceOf } from '../access/field-rules.js'
import { refuseOthers } from '../access/guard.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import type { LiveSignIns } from '../identity/live-sign-ins.js'

interface FilesContext {
  readonly archive: Archive
  readonly trail: AuditTrail
  readonly signIns: LiveSignIns
}

/**
 * `POST /files?name=...` streams a file of any size into the archive and answers what it is kept under. It is for whoever
 * may start an import.
 */
export function filesRoute({ archive, trail, signIns }: FilesContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const refuseReaders = async ({ viewer }: FastifyRequest) =>
      refuseOthers(viewer, 'POST /files', audienceOf('Mutation.startImport'))
    app.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER, onRequest: refuseReaders }, async (request, reply) => {
      const { signedIn } = request
      const upload = apartFrom((request.body ?? request.raw) as Readable)
      const forget = signIns.attach(signedIn, (why) => upload.destroy(why))
      const { sha256, bytes } = await archive.store(upload).finally(forget)
      const details = { name: nameOf(request.query), bytes }
      const { subject } = signedIn.viewer
      await trail.writing({ ...signedIn, subject }, async (_, record) =>
        record({ subject, action: 'file.store', target: sha256, release: null, details }),
      )
      return reply.code(201).send({ sha256, bytes })
    })
  }
}

/** What comes on a stream, on one of its own: this one can be ended, and whoever sends still be told why. */
function apartFrom(sent: Readable): PassThrough {
  const own = sent.pipe(new PassThrough())
  finished(sent, (error) => {
    if (error) own.destroy(error)
  })
  return own
}

function nameOf(query: unknown): string | null {
  const name = typeof query === 'object' && query !== null && 'name' in query ? query.name : null
  return typeof name === 'string' ? name.slice(0, 200) : null
}
