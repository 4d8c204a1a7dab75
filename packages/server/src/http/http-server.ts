import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import type { EntityManager } from '@mikro-orm/sqlite'
import type { Archive } from '@planwright/facts'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { signedIn } from '../access/audience.js'
import { exactReadsPlugin } from '../audit/exact-reads.plugin.js'
import { OpenParts } from '../closing/open-parts.js'
import type { Settings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import { type Context, contextOf, type Services } from '../graphql/context.js'
import { masked } from '../graphql/mask.js'
import { warningsPlugin } from '../graphql/warnings.plugin.js'
import type { Authenticator } from '../identity/authenticator.js'
import type { LiveSignIns } from '../identity/live-sign-ins.js'
import type { Elapsed } from '../limits/allowance.js'
import { limitRules, parseOptions } from '../limits/document-limits.js'
import { Gate } from '../limits/gate.js'
import type { Version } from '../limits/known-answers.js'
import { type Limits, longestAddress } from '../limits/limits.js'
import { limitsPlugin } from '../limits/limits.plugin.js'
import { listedCache, takeListed } from '../limits/listed.http.js'
import type { ListedOperations } from '../limits/listed-operations.js'
import { type OpenRequest, OpenRequests } from '../limits/open-requests.js'
import { addressOf, RateLimit } from '../limits/rate-limit.js'
import { Uploads } from '../limits/uploads.js'
import { changesOf } from '../records/guarded-driver.js'
import { storageError } from '../records/storage-error.js'
import { admit } from './admission.js'
import { limitPublicBodies } from './body-size.js'
import { corsFor } from './cors.js'
import { answerUnreadable, keepDoor } from './door.js'
import { filesRoute } from './files.route.js'
import { listenError } from './listen-error.js'
import type { Log } from './log.js'
import { isFromOwnSite, type Sites } from './own-site.js'
import { playgroundRoute } from './playground.route.js'
import { refuse, statusOfRefusal } from './refusal.js'
import { refuseUnknownRoute, requestMistake } from './request-mistakes.js'
import { securityHeaders } from './security-headers.js'
import { endSlowBodies } from './slow-bodies.js'
import { serveSubscriptions } from './subscriptions.js'

/** The headers of a request come within so many milliseconds. */
const headersWithin = 10_000

export interface HttpContext {
  readonly schema: GraphQLSchema
  readonly em: EntityManager
  readonly services: Services
  readonly authenticator: Authenticator
  readonly signIns: LiveSignIns
  readonly archive: Archive
  readonly log: Log
  readonly sites: Sites
  readonly limits: Limits
  readonly trustedProxies: readonly string[]
  /** The only operations that the public is answered; null answers any. */
  readonly listed: ListedOperations | null
  /** Milliseconds, from a clock that never goes back. */
  readonly elapsed: Elapsed
}

export interface HttpServer {
  /** Listens there and answers the port. Throws {@link ServerError} where that cannot be. */
  listen(where: Listening): Promise<number>
  /** Resolves once no request is at work. */
  settled(): Promise<void>
  close(): Promise<void>
}

type Listening = Pick<Settings, 'host' | 'port'>

/** The API, uploads and the Playground on one port. */
export async function createHttpServer(context: HttpContext): Promise<HttpServer> {
  const { log, sites, limits, authenticator, elapsed } = context
  const app = fastify({
    forceCloseConnections: true,
    http: { requireHostHeader: false, headersTimeout: headersWithin, connectionsCheckingInterval: 1_000 },
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (error, request, reply) => refuse(request, reply, 400, requestMistake(error, request)),
  })
  const address = addressOf(context.trustedProxies)
  const rate = new RateLimit(limits.requestsPerMinute, elapsed)
  const requests = new OpenRequests(limits)
  const gate = new Gate(limits, elapsed, versionOf(context))
  keepDoor(app.server, { most: limits.socketsPerAddress, trustedProxies: context.trustedProxies })
  await app.register(helmet, securityHeaders)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    if (request.url.length > longestAddress)
      return refuse(request, reply, 414, new ServerError('ADDRESS_TOO_LONG', { most: longestAddress }))
    if (!request.headers.host)
      return refuse(request, reply, 400, new ServerError('REQUEST_MALFORMED', { cause: 'it has no Host header' }))
    if (!isFromOwnSite(request.raw, sites)) await refuse(request, reply, 403, new ServerError('ORIGIN_REFUSED'))
  })
  if (sites.allowedOrigins.length > 0) await app.register(cors, corsFor(sites.allowedOrigins))
  app.setNotFoundHandler((request, reply) => refuseUnknownRoute(app, request, reply))
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log))
  endSlowBodies(app, limits.secondsPerRequest)
  admit(app, { authenticator, rate, address })
  limitPublicBodies(app)
  const apollo = await serveGraphql(app, context, { requests, gate })
  const uploads = new Uploads(limits, elapsed)
  await app.register(filesRoute({ ...context, trail: context.services.trail, uploads }))
  await app.register(playgroundRoute(context.services.label))
  const closeSubscriptions = serveSubscriptions({ ...context, server: app.server, address, rate, requests, gate })
  const parts = new OpenParts()
  parts.add('The API', () => apollo.stop())
  parts.add('The port', () => app.close())
  parts.add('The WebSockets', closeSubscriptions)
  parts.add('The requests under way', () => requests.endAll())
  return {
    listen: (where) => listen(app, where),
    settled: () => requests.settled(),
    close: () => parts.close(),
  }
}

/** Refusals as they are; mistakes in the request with what is wrong; the rest by its log id. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply {
  if (error instanceof ServerError) return refuse(request, reply, statusOfRefusal(error), error)
  const status = statusOf(error)
  if (status < 500) return refuse(request, reply, status, requestMistake(error, request))
  const id = log.unexpected(error)
  const storage = storageError(error, id)
  return refuse(request, reply, storage === null ? 500 : 507, storage ?? new ServerError('INTERNAL', { id }))
}

async function serveGraphql(
  app: FastifyInstance,
  { schema, em, services, log, listed, signIns }: HttpContext,
  { requests, gate }: { readonly requests: OpenRequests; readonly gate: Gate },
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
    ...(listed === null ? {} : { persistedQueries: { cache: listedCache(listed) } }),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      exactReadsPlugin(log),
      warningsPlugin,
      limitsPlugin(requests, gate),
    ],
  })
  await apollo.start()
  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    preHandler: async (request) => {
      if (listed === null || takeListed(listed, request) || signedIn.includes(request.viewer)) return
      throw new ServerError('OPERATION_NOT_LISTED')
    },
    handler: (request, reply) => {
      const open = requests.opened(request.principal, () => forget())
      const forget = signIns.attach(request.signedIn, (why) => open.end(why))
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) open.end(new ServerError('REQUEST_ABANDONED'))
      })
      const { signal } = open
      const context = async () => contextOf(em, services, request.signedIn, { signal })
      return inTime(open, async () => fastifyApolloHandler(apollo, { context }).call(app, request, reply))
    },
  })
  return apollo
}

/** The answer, or as soon as the request has ended, why. What the work still says then is heard by nobody. */
function inTime(open: OpenRequest, answer: () => Promise<unknown>): Promise<unknown> {
  return open.first(answer().finally(() => open.close()))
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

/** Answers stay the same until something is written, or the catalogue has another edition. */
function versionOf({ em, services }: HttpContext): Version {
  return () => [changesOf(em), services.catalogue.edition]
}

function statusOf(error: unknown): number {
  return error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
}
