import type { IncomingMessage, Server } from 'node:http'
import type { EntityManager } from '@mikro-orm/sqlite'
import { type ExecutionArgs, execute, GraphQLError, type GraphQLSchema, subscribe } from 'graphql'
import type { ConnectionInitMessage } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { signedIn } from '../access/audience.js'
import { publicViewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import type { Authenticator } from '../identity/authenticator.js'
import { ConnectionCount } from '../limits/connection-count.js'
import { parseWithinLimits, validateWithinLimits } from '../limits/document-limits.js'
import { firstInTime } from '../limits/first-in-time.js'
import { type Limits, largestMessage } from '../limits/limits.js'
import type { ListedOperations } from '../limits/listed-operations.js'
import type { OpenRequests } from '../limits/open-requests.js'
import { type AddressOf, principalOf, type RateLimit } from '../limits/rate-limit.js'
import { refusedWith } from '../limits/refused.js'
import { closing, withinLimits } from '../limits/within-limits.js'
import type { Log } from './log.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { type SignedInSocket, signInSocket } from './sign-in-socket.js'

/** How long a connection may take to say who it is, in milliseconds. */
const initTimeout = 3_000

interface SubscriptionContext {
  readonly server: Server
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly authenticator: Authenticator
  readonly log: Log
  readonly sites: Sites
  readonly limits: Limits
  readonly listed: ListedOperations | null
  readonly address: AddressOf
  readonly rate: RateLimit
  readonly requests: OpenRequests
}

/** Serves operations by WebSocket on the API's own address. The answer closes them. */
export function serveSubscriptions(served: SubscriptionContext): () => Promise<void> {
  const { server, schema, em, services, authenticator, log, sites, limits, listed, address, rate, requests } = served
  const connections = new ConnectionCount(limits.connectionsPerAddress, address)
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    maxPayload: largestMessage,
    verifyClient: ({ req }: { req: IncomingMessage }, answer: Admission) => {
      if (!isFromOwnSite(req, sites)) return answer(false, 403)
      return connections.refused(req) === null
        ? answer(true)
        : answer(false, 429, 'Too Many Requests', { 'retry-after': '10' })
    },
  })
  sockets.on('connection', (socket, request) => socket.once('close', connections.opened(request)))
  const handler = useServer<ConnectionInitMessage['payload'], SignedInSocket>(
    {
      schema,
      connectionInitWaitTimeout: initTimeout,
      parse: parseWithinLimits,
      validate: validateWithinLimits,
      onConnect: (connection) => signInSocket(connection, authenticator, address(connection.extra.request)),
      onSubscribe: async ({ subscriptions, extra }, _id, payload) => {
        if (Object.keys(subscriptions).length > limits.subscriptionsPerConnection)
          return [refusedWith(new ServerError('TOO_MANY_SUBSCRIPTIONS', { most: limits.subscriptionsPerConnection }))]
        const { viewer = publicViewer, request } = extra
        const tooMany = await rate.refused(principalOf(viewer, address(request)))
        if (tooMany !== null) return [refusedWith(tooMany.error, 429)]
        if (listed === null || signedIn.includes(viewer)) return
        const text = listed.textOf({ ...payload, documentId: Reflect.get(payload, 'documentId') })
        if (text === null) return [refusedWith(new ServerError('OPERATION_NOT_LISTED'), 403)]
        const { operationName, variables } = payload
        return { schema, document: parseWithinLimits(text), operationName, variableValues: variables }
      },
      context: ({ extra }) => {
        const open = requests.opened()
        extra.socket.once('close', () => open.end(new ServerError('REQUEST_ABANDONED')))
        return contextOf(em, services, extra.viewer ?? publicViewer, { signal: open.signal })
      },
      execute: (args: ExecutionArgs) => withinLimits(args, requests, async () => execute(args), closing),
      subscribe: (args: ExecutionArgs) => withinLimits(args, requests, async () => subscribe(args), firstInTime),
      onError: (_context, _id, _payload, errors) => errors.map((error) => maskedError(error, log)),
      onNext: async (_context, _id, _payload, { contextValue }, result) => {
        await (contextValue as Context).reads.keep()
        if (result.errors === undefined) return
        return { ...result, errors: result.errors.map((error) => maskedError(error, log)) }
      },
    },
    sockets,
  )
  return async () => {
    await handler.dispose()
    sockets.close()
  }
}

type Admission = (isLetIn: boolean, code?: number, message?: string, headers?: Record<string, string>) => void

function maskedError(error: unknown, log: Log): GraphQLError {
  const known =
    error instanceof GraphQLError
      ? error
      : new GraphQLError(String(error), { originalError: error instanceof Error ? error : null })
  const { message, extensions } = masked(known.toJSON(), known, log)
  return new GraphQLError(message, {
    nodes: known.nodes ?? null,
    path: known.path ?? null,
    extensions: extensions ?? null,
  })
}
