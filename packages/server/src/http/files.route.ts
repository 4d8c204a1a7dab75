import { finished, PassThrough, Readable } from 'node:stream'
import type { Archive } from '@planwright/facts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { audienceOf } from '../access/field-rules.js'
import { refuseOthers } from '../access/guard.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import { ServerError } from '../errors.js'
import type { LiveSignIns } from '../identity/live-sign-ins.js'
import type { Uploads } from '../limits/uploads.js'

interface FilesContext {
  readonly archive: Archive
  readonly trail: AuditTrail
  readonly signIns: LiveSignIns
  readonly uploads: Uploads
}

/**
 * `POST /files?name=...` streams a file into the archive and answers what it is kept under. It is for whoever may start
 * an import.
 */
export function filesRoute({ archive, trail, signIns, uploads }: FilesContext) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const refuseReaders = async ({ viewer }: FastifyRequest) =>
      refuseOthers(viewer, 'POST /files', audienceOf('Mutation.startImport'))
    app.post('/files', { bodyLimit: Number.MAX_SAFE_INTEGER, onRequest: refuseReaders }, async (request, reply) => {
      // Whoever is refused on the way still sends: nothing further is read from that connection.
      if (!request.raw.complete) reply.header('connection', 'close')
      const sender = senderOf(request)
      const turn = uploads.turn(request.principal, sizeOf(request), sender.gone)
      const leave = await turn.finally(sender.forget)
      const { signedIn } = request
      const upload = apartFrom((request.body ?? request.raw) as Readable)
      const forget = signIns.attach(signedIn, (why) => upload.destroy(why))
      try {
        const { sha256, bytes } = await stored(archive, uploads.within(upload), request)
        const details = { name: nameOf(request.query), bytes }
        const { subject } = signedIn.viewer
        await trail.writing({ ...signedIn, subject }, async (_, record) =>
          record({ subject, action: 'file.store', target: sha256, release: null, details }),
        )
        return await reply.removeHeader('connection').code(201).send({ sha256, bytes })
      } finally {
        forget()
        leave()
      }
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

/** What was sent so far of a file whose sender has gone is kept nowhere, and is nobody's mistake. */
async function stored(archive: Archive, upload: AsyncIterable<Uint8Array>, { raw }: FastifyRequest) {
  try {
    return await archive.store(Readable.from(upload))
  } catch (error) {
    if (raw.complete || error instanceof ServerError || !raw.destroyed) throw error
    throw new ServerError('REQUEST_ABANDONED')
  }
}

/** A signal that is aborted when the sender has gone, until it is forgotten: a connection may send many files. */
function senderOf({ raw: { socket } }: FastifyRequest) {
  const gone = new AbortController()
  const leaves = () => gone.abort(new ServerError('REQUEST_ABANDONED'))
  socket.once('close', leaves)
  return { gone: gone.signal, forget: () => void socket.removeListener('close', leaves) }
}

function sizeOf({ headers }: FastifyRequest): number | null {
  const { 'content-length': bytes } = headers
  return bytes === undefined ? null : Number(bytes)
}

function nameOf(query: unknown): string | null {
  const name = typeof query === 'object' && query !== null && 'name' in query ? query.name : null
  return typeof name === 'string' ? name.slice(0, 200) : null
}
