import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import helmet from '@fastify/helmet'
import type { EntityManager } from '@mikro-orm/sqlite'
import type { Archive } from '@planwright/facts'
import fastify, { type FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { exactReadsPlugin } from '../audit/exact-reads.plugin.js'
import { ServerError } from '../errors.js'
import { actorOf } from '../graphql/actor.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import { warningsPlugin } from '../graphql/warnings.plugin.js'
import { storageError } from '../records/storage-error.js'
import { limitRules, parseOptions } from './document-limits.js'
import { filesRoute } from './files.route.js'
import type { Log } from './log.js'
import { isFromOwnSite } from './own-site.js'
import { playgroundRoute } from './playground.route.js'
import { securityHeaders } from './security-headers.js'
import { serveSubscriptions } from './subscriptions.js'

export interface HttpContext {
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly archive: Archive
  readonly log: Log
}

export interface HttpServer {
  /** Listens on the loopback address only, until there is access control. Answers the port. */
  listen(port: number): Promise<number>
  close(): Promise<void>
}

/** The API, uploads and the Playground on one port. */
export async function createHttpServer(context: HttpContext): Promise<HttpServer> {
  const app = fastify({ forceCloseConnections: true })
  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', async (request, reply) => {
    if (!isFromOwnSite(request.raw)) await reply.code(403).send(refusal())
  })
  app.setErrorHandler(async (error, _request, reply) => {
    const status = statusOf(error)
    if (status < 500) return reply.code(status).send({ message: (error as Error).message })
    const id = context.log.unexpected(error)
    const storage = storageError(error, id)
    const { code, message, remedy } = storage ?? new ServerError('INTERNAL', { id })
    return reply.code(storage === null ? 500 : 507).send({ code, message, remedy })
  })
  const apollo = await serveGraphql(app, context)
  await app.register(filesRoute(context.archive, context.services.trail))
  await app.register(playgroundRoute(context.services.label))
  const closeSubscriptions = serveSubscriptions({ ...context, server: app.server })
  return {
    listen: (port) => listen(app, port),
    close: async () => {
      await closeSubscriptions()
      await app.close()
      await apollo.stop()
    },
  }
}

async function serveGraphql(
  app: FastifyInstance,
  { schema, em, services, log }: HttpContext,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: true,
    parseOptions,
    validationRules: [...limitRules],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => masked(formatted, error, log),
    plugins: [ApolloServerPluginLandingPageDisabled(), exactReadsPlugin, warningsPlugin],
  })
  await apollo.start()
  const handler = fastifyApolloHandler(apollo, {
    context: async (request) => contextOf(em, services, actorOf(request.headers)),
  })
  app.route({ url: '/graphql', method: ['GET', 'POST', 'OPTIONS'], handler })
  return apollo
}

async function listen(app: FastifyInstance, port: number): Promise<number> {
  try {
    await app.listen({ port, host: '127.0.0.1' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new ServerError('PORT_TAKEN', { port })
    throw error
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function refusal() {
  const { code, message, remedy } = new ServerError('ORIGIN_REFUSED')
  return { code, message, remedy }
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
}
