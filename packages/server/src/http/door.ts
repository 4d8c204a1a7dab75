import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import proxyaddr from '@fastify/proxy-addr'
import { ServerError } from '../errors.js'
import { ConnectionCount } from '../limits/connection-count.js'
import { longestAddress } from '../limits/limits.js'
import { answerRaw, type Refusal } from './raw-answer.js'
import { bodyOfRefusal, pathOf, typeOfRefusal } from './refusal.js'

interface Door {
  /** Connections of one address. Those of a trusted proxy are everybody's, and are not counted. */
  readonly most: number
  readonly trustedProxies: readonly string[]
}

/** Answers with code, message and remedy what the HTTP library refuses or cuts off by itself, and counts connections. */
export function keepDoor(server: Server, { most, trustedProxies }: Door): void {
  const connections = new ConnectionCount(most, 'connections')
  const isProxy = proxyaddr.compile([...trustedProxies])
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isProxy(address, 0)) return
    const refused = connections.refused(address)
    if (refused !== null) return answerRaw(socket, { status: 429, error: refused })
    socket.once('close', connections.opened(address))
  })
  server.on('checkExpectation', refuseExpectation)
  server.on('connect', (request: IncomingMessage, socket: Duplex) => answerRaw(socket, methodRefusal(request)))
}

/** Says what is wrong with what could not be read as a request, or did not come in time. */
export function answerUnreadable(error: Error, socket: Socket): void {
  if (codeOf(error) === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  answerRaw(socket, refusalOf(error))
}

function refusalOf(error: Error): Refusal {
  const [code, { message }] = [codeOf(error), error]
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, error: new ServerError('REQUEST_TOO_SLOW') }
  if (code === 'HPE_HEADER_OVERFLOW') {
    if (isCutInAddress(error))
      return { status: 414, error: new ServerError('ADDRESS_TOO_LONG', { most: longestAddress }) }
    return { status: 431, error: new ServerError('HEADERS_TOO_LARGE') }
  }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return { status: 413, error: new ServerError('REQUEST_MALFORMED', { cause: message }) }
  return { status: 400, error: new ServerError('REQUEST_MALFORMED', { cause: message }) }
}

function codeOf(error: Error): string | null {
  return 'code' in error && typeof error.code === 'string' ? error.code : null
}

/** Whether what came so far is a method and an address that does not end. */
function isCutInAddress(error: Error): boolean {
  if (!('rawPacket' in error && Buffer.isBuffer(error.rawPacket))) return false
  return /^[A-Z]+ \S+$/.test(error.rawPacket.toString('latin1', 0, longestAddress))
}

function refuseExpectation({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
  const cause = `the expectation ${headers.expect ?? ''} is not known`
  const body = JSON.stringify(bodyOfRefusal({ url }, new ServerError('REQUEST_MALFORMED', { cause })))
  const said = { 'content-type': typeOfRefusal, 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' }
  response.writeHead(417, said).end(body)
}

function methodRefusal({ url = '/', method = '' }: IncomingMessage): Refusal {
  const error = new ServerError('METHOD_NOT_ALLOWED', { path: pathOf({ url }), method, allowed: 'GET or POST' })
  return { status: 405, error, headers: { allow: 'GET, POST' } }
}
