import type { Server } from 'node:http'
import type { EntityManager } from '@mikro-orm/sqlite'
import { type ExecutionArgs, execute, GraphQLError, type GraphQLSchema, subscribe } from 'graphql'
import type { ConnectionInitMessage, SubscribePayload } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { ServerError } from '../errors.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import type { Authenticator } from '../identity/authenticator.js'
import type { LiveSignIns } from '../identity/live-sign-ins.js'
import type { SignedIn } from '../identity/signed-in.js'
import { TokenRefused } from '../identity/token-refused.js'
import { ConnectionCount } from '../limits/connection-count.js'
import type { Gate } from '../limits/gate.js'
import { type Limits, largestPublicMessage } from '../limits/limits.js'
import type { ListedOperations } from '../limits/listed-operations.js'
import type { OpenRequests } from '../limits/open-requests.js'
import { type AddressOf, principalOf, type RateLimit } from '../limits/rate-limit.js'
import { refusedWith } from '../limits/refused.js'
import { SocketRequests } from '../limits/socket-requests.js'
import { withinLimits } from '../limits/within-limits.js'
import type { Log } from './log.js'
import type { Sites } from './own-site.js'
import { statusOfRefusal } from './refusal.js'
import { endSocket, type SignedInSocket, signInSocket } from './sign-in-socket.js'
import { socketOperation } from './socket-operation.js'
import { admitSockets } from './upgrade.js'

/** How long a connection may take to say who it is, in milliseconds. */
const initTimeout = 3_000

interface SubscriptionContext {
  readonly server: Server
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly authenticator: Authenticator
  readonly signIns: LiveSignIns
  readonly log: Log
  readonly sites: Sites
  readonly limits: Limits
  readonly listed: ListedOperations | null
  readonly address: AddressOf
  readonly rate: RateLimit
  readonly requests: OpenRequests
  readonly gate: Gate
}

type Socket = Extra & Partial<SignedInSocket>

/** Serves operations by WebSocket on the API's own address. The answer closes them. */
export function serveSubscriptions(served: SubscriptionContext): () => Promise<void> {
  const { server, authenticator, signIns, rate, log, sites, limits, address, requests } = served
  const sockets = new WebSocketServer({ noServer: true, maxPayload: largestPublicMessage })
  const connections = new ConnectionCount(limits.connectionsPerAddress, 'WebSockets')
  admitSockets({ server, sockets, sites, connections, address })
  const handler = useServer<ConnectionInitMessage['payload'], SignedInSocket>(
    {
      // In words of its own the library would tell what nobody expected.
      isProd: true,
      connectionInitWaitTimeout: initTimeout,
      onConnect: (connection) => {
        const { extra } = connection
        extra.requests = new SocketRequests(requests, limits.subscriptionsPerConnection)
        return signInSocket(connection, { authenticator, signIns, rate, address: address(extra.request) })
      },
      onSubscribe: ({ extra }, _id, payload) => begin(served, extra, payload),
      execute: (args: ExecutionArgs) => withinLimits(args, served, async () => execute(args)),
      subscribe: (args: ExecutionArgs) => withinLimits(args, served, async () => subscribe(args)),
      onError: (_context, _id, _payload, errors) => errors.map((error) => maskedError(error, log)),
      onNext: async (_context, _id, _payload, { contextValue }, result) => {
        const unkept = await (contextValue as Context).reads.keep().then(
          () => null,
          (error: unknown) => maskedError(error, log),
        )
        if (unkept !== null) return { errors: [unkept] }
        if (result.errors === undefined) return
        return { ...result, errors: result.errors.map((error) => maskedError(error, log)) }
      },
      onClose: ({ extra }) => extra.requests?.abandon(),
    },
    sockets,
  )
  sockets.on('connection', leaveMistakesToTheirSender)
  return async () => handler.dispose()
}

/** What an operation is worked out with, or why it is not. Who asks is found out each time anew. */
async function begin(
  served: SubscriptionContext,
  socket: Socket,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  try {
    const from = served.address(socket.request)
    return await beginFor(await served.authenticator.signedIn(socket.authorization, from), served, socket, payload)
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    if (error instanceof TokenRefused) endSocket(socket, error)
    return [refusedWith(error, statusOfRefusal(error))]
  }
}

async function beginFor(
  signedIn: SignedIn,
  { schema, em, services, limits, listed, address, rate }: SubscriptionContext,
  { request, requests }: Socket,
  payload: SubscribePayload,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  const { viewer } = signedIn
  const principal = principalOf(viewer, address(request))
  const tooMany = rate.refused(principal)
  if (tooMany !== null) return [refusedWith(tooMany.error, 429)]
  const asked = socketOperation({ schema, listed, viewer }, payload)
  if (!('document' in asked)) return asked
  const open = requests?.opened(principal) ?? null
  if (open === null) return [refusedWith(tooManyAtOnce(limits))]
  // Only from here on it ends with its WebSocket: what happened meanwhile is looked at once more.
  const why = signedIn.refusal()
  if (why !== null) open.end(why)
  return { ...asked, contextValue: contextOf(em, services, signedIn, { signal: open.signal }) }
}

function tooManyAtOnce({ subscriptionsPerConnection: most }: Limits): ServerError {
  return new ServerError('TOO_MANY_SUBSCRIPTIONS', { most })
}

/** A message that cannot be read closes the WebSocket with a code that says why; the library would print it as the server's fault. */
function leaveMistakesToTheirSender(socket: WebSocket): void {
  socket.removeAllListeners('error')
  socket.on('error', () => undefined)
}

function maskedError(error: unknown, log: Log): GraphQLError {
  const known =
    error instanceof GraphQLError
      ? error
      : new GraphQLError(String(error), { originalError: error instanceof Error ? error : null })
  const { message, extensions } = masked(known.toJSON(), known, log)
  return new GraphQLError(message, {
    nodes: known.nodes ?? null,
    source: known.source ?? null,
    positions: known.positions ?? null,
    path: known.path ?? null,
    extensions: extensions ?? null,
  })
}
