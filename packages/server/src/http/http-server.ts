import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { EntityManager } from '@mikro-orm/sqlite'
import type { Archive } from '@planwright/facts'
import fastify, { type FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { exactReadsPlugin } from '../audit/exact-reads.plugin.js'
import type { Settings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import { warningsPlugin } from '../graphql/warnings.plugin.js'
import type { Authenticator } from '../identity/authenticator.js'
import { storageError } from '../records/storage-error.js'
import { corsFor } from './cors.js'
import { limitRules, parseOptions } from './document-limits.js'
import { filesRoute } from './files.route.js'
import { listenError } from './listen-error.js'
import type { Log } from './log.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { playgroundRoute } from './playground.route.js'
import { refuse, statusOfRefusal } from './refusal.js'
import { refuseUnknownRoute, requestMistake } from './request-mistakes.js'
import { securityHeaders } from './security-headers.js'
import { signIn } from './sign-in.js'
import { serveSubscriptions } from './subscriptions.js'

export interface HttpContext {
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly authenticator: Authenticator
  readonly archive: Archive
  readonly log: Log
  readonly sites: Sites
}

export interface HttpServer {
  /** Listens there and answers the port. Throws {@link ServerError} where that cannot be. */
  listen(where: Listening): Promise<number>
  close(): Promise<void>
}

type Listening = Pick<Settings, 'host' | 'port'>

/** The API, uploads and the Playground on one port. */
export async function createHttpServer(context: HttpContext): Promise<HttpServer> {
  const { log, sites } = context
  const app = fastify({
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => refuse(request, reply, 400, requestMistake(error, request)),
  })
  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (!isFromOwnSite(request.raw, sites)) await refuse(request, reply, 403, new ServerError('ORIGIN_REFUSED'))
  })
  if (sites.allowedOrigins.length > 0) await app.register(cors, corsFor(sites.allowedOrigins))
  app.setNotFoundHandler((request, reply) => refuseUnknownRoute(app, request, reply))
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof ServerError) return refuse(request, reply, statusOfRefusal(error), error)
    const status = statusOf(error)
    if (status < 500) return refuse(request, reply, status, requestMistake(error, request))
    const id = log.unexpected(error)
    const storage = storageError(error, id)
    return refuse(request, reply, storage === null ? 500 : 507, storage ?? new ServerError('INTERNAL', { id }))
  })
  signIn(app, context.authenticator)
  const apollo = await serveGraphql(app, context)
  await app.register(filesRoute(context.archive, context.services.trail))
  await app.register(playgroundRoute(context.services.label))
  const closeSubscriptions = serveSubscriptions({ ...context, server: app.server })
  return {
    listen: (where) => listen(app, where),
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
    // A form, an image or a script of another site sends without asking first, and some without their origin.
    csrfPrevention: true,
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
    context: async ({ viewer }) => contextOf(em, services, viewer),
  })
  app.route({ url: '/graphql', method: ['GET', 'POST', 'OPTIONS'], handler })
  return apollo
}

async function listen(app: FastifyInstance, where: Listening): Promise<number> {
  try {
    await app.listen({ port: where.port, host: where.host })
  } catch (error) {
    throw listenError(error, where)
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : where.port
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
}
