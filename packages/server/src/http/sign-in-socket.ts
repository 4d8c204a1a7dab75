import { CloseCode, type ConnectionInitMessage, type Context } from 'graphql-ws'
import type { Extra } from 'graphql-ws/use/ws'
import { publicViewer, type Viewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import type { Authenticator } from '../identity/authenticator.js'
import { principalOf, type RateLimit } from '../limits/rate-limit.js'
import type { SocketRequests } from '../limits/socket-requests.js'

/** What is known of a WebSocket: who opened it, and what is at work for it. */
export interface SignedInSocket extends Record<PropertyKey, unknown> {
  viewer: Viewer
  requests: SocketRequests
}

type Connection = Context<ConnectionInitMessage['payload'], Extra & Partial<SignedInSocket>>

/** No timer waits longer; a socket that is older ends too, and its client comes back with the token it has. */
const longestWait = 2 ** 31 - 1

interface Entrance {
  readonly authenticator: Authenticator
  readonly rate: RateLimit
  /** Where the WebSocket comes from. */
  readonly address: string
}

/**
 * Finds out who opens a WebSocket: by `authorization` among the parameters of the connection, where browsers must put
 * it, or by the header. One whose token is not accepted is closed, and counts as a request; any other ends when its
 * token does.
 */
export async function signInSocket(
  { connectionParams, extra }: Connection,
  { authenticator, rate, address }: Entrance,
): Promise<boolean> {
  const { socket, request } = extra
  try {
    const authorization = authorizationIn(connectionParams) ?? request.headers.authorization
    const { viewer, until } = await authenticator.signedIn(authorization, address)
    extra.viewer = viewer
    if (until === null) return true
    const end = setTimeout(() => socket.close(CloseCode.Forbidden, 'The token has expired.'), waitUntil(until))
    socket.once('close', () => clearTimeout(end))
    return true
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    const tooMany = rate.refused(principalOf(publicViewer, address))
    if (tooMany === null) close(extra, CloseCode.Unauthorized, error)
    else close(extra, CloseCode.TooManyInitialisationRequests, tooMany.error)
    return false
  }
}

/** The protocol has room for 123 bytes. */
function close({ socket }: Pick<Extra, 'socket'>, code: CloseCode, { code: name, message }: ServerError): void {
  socket.close(code, `${name}: ${message}`.slice(0, 120))
}

function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const [, value] = Object.entries(parameters ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? []
  return value === undefined ? undefined : String(value)
}

function waitUntil(moment: number): number {
  return Math.min(Math.max(moment - Date.now(), 0), longestWait)
}
