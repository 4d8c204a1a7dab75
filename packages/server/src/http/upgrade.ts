import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import { ServerError } from '../errors.js'
import type { ConnectionCount } from '../limits/connection-count.js'
import type { AddressOf } from '../limits/rate-limit.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { answerRaw, type Refusal } from './raw-answer.js'
import { pathOf } from './refusal.js'

interface Door {
  readonly server: Server
  readonly sockets: WebSocketServer
  readonly sites: Sites
  readonly connections: ConnectionCount
  readonly address: AddressOf
}

/** Lets WebSockets in at the API's own address. Others are told why not, as by HTTP. */
export function admitSockets(door: Door): void {
  const { server, sockets, connections, address } = door
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = refusalOf(request, door)
    if (refusal !== null) return answerRaw(socket, refusal, request.url)
    sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
      opened.once('close', connections.opened(address(request)))
      sockets.emit('connection', opened, request)
    })
  })
  sockets.on('wsClientError', ({ message: cause }, socket, request) =>
    answerRaw(socket, handshakeRefusal(cause), request.url),
  )
}

function refusalOf(request: IncomingMessage, { sites, connections, address }: Door): Refusal | null {
  if (!isFromOwnSite(request, sites)) return { status: 403, error: new ServerError('ORIGIN_REFUSED') }
  const path = pathOf({ url: request.url ?? '/' })
  if (path !== '/graphql') return { status: 404, error: new ServerError('ADDRESS_UNKNOWN', { path }) }
  const tooMany = connections.refused(address(request))
  return tooMany === null ? null : { status: 429, error: tooMany }
}

/** Another protocol, or another version of it, is told which one there is. */
function handshakeRefusal(cause: string): Refusal {
  if (!/Upgrade header|Sec-WebSocket-Version/.test(cause))
    return { status: 400, error: new ServerError('REQUEST_MALFORMED', { cause }) }
  const headers = { upgrade: 'websocket', 'sec-websocket-version': '13' }
  return { status: 426, error: new ServerError('UPGRADE_REQUIRED'), headers }
}
