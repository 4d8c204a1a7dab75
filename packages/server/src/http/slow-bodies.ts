import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ServerError } from '../errors.js'
import { answerRaw } from './raw-answer.js'
import { pathOf } from './refusal.js'

/** A file comes at least this fast, in bytes a second. */
const slowest = 1_024

/**
 * Ends requests whose body trickles. What the API is asked comes whole within so many seconds; a file may take as long
 * as it needs, as long as something of it comes.
 */
export function endSlowBodies(app: FastifyInstance, seconds: number): void {
  app.addHook('onRequest', async (request) => {
    if (request.raw.complete) return
    let known = request.raw.socket.bytesRead
    const look = setInterval(() => {
      const came = request.raw.socket.bytesRead - known
      known += came
      if (isFastEnough(request, came / seconds)) return
      clearInterval(look)
      answerRaw(request.raw.socket, { status: 408, error: new ServerError('REQUEST_TOO_SLOW') }, request.url)
    }, seconds * 1_000)
    look.unref()
    for (const end of ['end', 'close']) request.raw.once(end, () => clearInterval(look))
  })
}

/** Where bytes wait to be read, it is not the sender who is slow. */
function isFastEnough(request: FastifyRequest, bytesPerSecond: number): boolean {
  if (request.raw.complete || request.raw.destroyed) return true
  return pathOf(request) === '/files' && (bytesPerSecond >= slowest || request.raw.readableLength > 0)
}
