import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { ServerError } from '../errors.js'
import type { ConnectionCount } from '../limits/connection-count.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { bodyOfRefusal, pathOf, typeOfRefusal } from './refusal.js'

interface Door {
  readonly server: Server
  readonly sockets: WebSocketServer
  readonly sites: Sites
  readonly connections: ConnectionCount
}

interface Refusal {
  readonly status: number
  readonly error: ServerError
  readonly headers?: Readonly<Record<string, string>>
}

/** Lets WebSockets in at the API's own address. Others are told why not, as by HTTP. */
export function admitSockets({ server, sockets, sites, connections }: Door): void {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, sites, connections)
    if (refusal !== null) return refuseUpgrade(request, socket, refusal)
    sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
      opened.once('close', connections.opened(request))
      sockets.emit('connection', opened, request)
    })
  })
  sockets.on('wsClientError', ({ message: cause }, socket, request) =>
    refuseUpgrade(request, socket, { status: 400, error: new ServerError('REQUEST_MALFORMED', { cause }) }),
  )
}

function refusalOf(request: IncomingMessage, sites: Sites, connections: ConnectionCount): Refusal | null {
  if (!isFromOwnSite(request, sites)) return { status: 403, error: new ServerError('ORIGIN_REFUSED') }
  const path = pathOf(addressIn(request))
  if (path !== '/graphql') return { status: 404, error: new ServerError('ADDRESS_UNKNOWN', { path }) }
  const tooMany = connections.refused(request)
  return tooMany === null ? null : { status: 429, error: tooMany, headers: { 'retry-after': '10' } }
}

function refuseUpgrade(request: IncomingMessage, socket: Duplex, { status, error, headers }: Refusal): void {
  const body = JSON.stringify(bodyOfRefusal(addressIn(request), error))
  const said = {
    connection: 'close',
    'cache-control': 'no-store',
    'content-type': typeOfRefusal,
    'content-length': Buffer.byteLength(body),
    ...headers,
  }
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}`)
  socket.once('error', () => socket.destroy())
  socket.once('finish', () => socket.destroy())
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}

function addressIn({ url = '/' }: IncomingMessage): { readonly url: string } {
  return { url }
}
