import { CloseCode, type ConnectionInitMessage, type Context } from 'graphql-ws'
import type { Extra } from 'graphql-ws/use/ws'
import { publicViewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import type { Authenticator } from '../identity/authenticator.js'
import type { LiveSignIns } from '../identity/live-sign-ins.js'
import { principalOf, type RateLimit } from '../limits/rate-limit.js'
import type { SocketRequests } from '../limits/socket-requests.js'

/** What is known of a WebSocket: by what whoever opened it signed in, and what is at work for it. */
export interface SignedInSocket extends Record<PropertyKey, unknown> {
  authorization: string | undefined
  requests: SocketRequests
}

type Connection = Context<ConnectionInitMessage['payload'], Extra & Partial<SignedInSocket>>

interface Entrance {
  readonly authenticator: Authenticator
  readonly signIns: LiveSignIns
  readonly rate: RateLimit
  /** Where the WebSocket comes from. */
  readonly address: string
}

/**
 * Finds out who opens a WebSocket: by `authorization` among the parameters of the connection, where browsers must put
 * it, or by the header. One whose token is not accepted is closed, and counts as a request; any other ends in the
 * moment in which its token does.
 */
export async function signInSocket(
  { connectionParams, extra }: Connection,
  { authenticator, signIns, rate, address }: Entrance,
): Promise<boolean> {
  const { socket, request } = extra
  try {
    extra.authorization = authorizationIn(connectionParams) ?? request.headers.authorization
    const signedIn = await authenticator.signedIn(extra.authorization, address)
    socket.once(
      'close',
      signIns.attach(signedIn, (why) => endSocket(extra, why)),
    )
    return true
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    const tooMany = rate.refused(principalOf(publicViewer, address))
    if (tooMany === null) close(extra, CloseCode.Unauthorized, error)
    else close(extra, CloseCode.TooManyInitialisationRequests, tooMany.error)
    return false
  }
}

/** Ends a WebSocket, and all that is at work for it, of somebody whose token is not accepted any more. */
export function endSocket(
  { socket, requests }: Pick<Extra, 'socket'> & Partial<SignedInSocket>,
  why: ServerError,
): void {
  requests?.abandon(why)
  close({ socket }, CloseCode.Forbidden, why)
}

/** The protocol has room for 123 bytes. */
function close({ socket }: Pick<Extra, 'socket'>, code: CloseCode, { code: name, message }: ServerError): void {
  socket.close(code, `${name}: ${message}`.slice(0, 120))
}

function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const [, value] = Object.entries(parameters ?? {}).find(([name]) => name.toLowerCase() === 'authorization') ?? []
  return value === undefined ? undefined : String(value)
}
