import type { IncomingMessage, Server } from 'node:http'
import type { EntityManager } from '@mikro-orm/sqlite'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { ConnectionInitMessage } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { publicViewer } from '../access/viewer.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import type { Authenticator } from '../identity/authenticator.js'
import { parseWithinLimits, validateWithinLimits } from './document-limits.js'
import type { Log } from './log.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { type SignedInSocket, signInSocket } from './sign-in-socket.js'

interface SubscriptionContext {
  readonly server: Server
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly authenticator: Authenticator
  readonly log: Log
  readonly sites: Sites
}

/** Serves subscriptions by WebSocket on the API's own address. The answer closes them. */
export function serveSubscriptions(context: SubscriptionContext): () => Promise<void> {
  const { server, schema, em, services, authenticator, log, sites } = context
  const sockets = new WebSocketServer({
    server,
    path: '/graphql',
    verifyClient: ({ req }: { req: IncomingMessage }) => isFromOwnSite(req, sites),
  })
  const served = useServer<ConnectionInitMessage['payload'], SignedInSocket>(
    {
      schema,
      parse: parseWithinLimits,
      validate: validateWithinLimits,
      onConnect: (connection) => signInSocket(connection, authenticator),
      context: ({ extra }) => contextOf(em, services, extra.viewer ?? publicViewer),
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
    await served.dispose()
    sockets.close()
  }
}

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
