import { Readable } from 'node:stream'
import type { Archive } from '@planwright/facts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { audienceOf } from '../access/field-rules.js'
import { refuseOthers } from '../access/guard.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import { ServerError } from '../errors.js'
import type { Uploads } from '../limits/uploads.js'

interface FilesContext {
  readonly archive: Archive
  readonly trail: AuditTrail
  readonly uploads: Uploads
}

/**
 * `POST /files?name=...` streams a file into the archive and answers what it is kept under. It is for whoever may start
 * an import.
 */
export function filesRoute({ archive, trail, uploads }: FilesContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const refuseReaders = async ({ viewer }: FastifyRequest) =>
      refuseOthers(viewer, 'POST /files', audienceOf('Mutation.startImport'))
    app.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER, onRequest: refuseReaders }, async (request, reply) => {
      // Whoever is refused on the way still sends: nothing further is read from that connection.
      if (!request.raw.complete) reply.header('connection', 'close')
      const leave = await uploads.begin(request.principal, sizeOf(request), goneOf(request))
      try {
        const { sha256, bytes } = await stored(archive, uploads, request)
        const details = { name: nameOf(request.query), bytes }
        const { subject } = request.viewer
        await trail.record({ subject, action: 'file.store', target: sha256, release: null, details })
        return await reply.removeHeader('connection').code(201).send({ sha256, bytes })
      } finally {
        leave()
      }
    })
  }
}

/** What was sent so far of a file whose sender has gone is kept nowhere, and is nobody's mistake. */
async function stored(archive: Archive, uploads: Uploads, { body, raw }: FastifyRequest) {
  try {
    return await archive.store(Readable.from(uploads.within((body ?? raw) as Readable)))
  } catch (error) {
    if (raw.complete || error instanceof ServerError || !raw.destroyed) throw error
    throw new ServerError('REQUEST_ABANDONED')
  }
}

/** Aborted when the sender has gone. */
function goneOf({ raw }: FastifyRequest): AbortSignal {
  const gone = new AbortController()
  raw.socket.once('close', () => gone.abort(new ServerError('REQUEST_ABANDONED')))
  return gone.signal
}

function sizeOf({ headers }: FastifyRequest): number | null {
  const { 'content-length': bytes } = headers
  return bytes === undefined ? null : Number(bytes)
}

function nameOf(query: unknown): string | null {
  const name = typeof query === 'object' && query !== null && 'name' in query ? query.name : null
  return typeof name === 'string' ? name.slice(0, 200) : null
}
