import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import { playgroundFolder } from '@planwright/playground'
import type { FastifyInstance } from 'fastify'
import { readOperations } from './operations.js'

/** The Playground, its examples as tabs, and what it says about the data. */
export function playgroundRoute(label: string | null) {
  return async (app: FastifyInstance): Promise<void> => {
    // The name of an asset holds a hash of its content, so a browser never needs it again.
    app.addHook('onSend', async (request, reply) => {
      if (reply.statusCode !== 200 || !request.url.startsWith('/playground/assets/')) return
      reply.header('cache-control', 'public, max-age=31536000, immutable')
    })
    app.get('/', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground/operations.json', () => readOperations())
    app.get('/playground/label.json', () => ({ label }))
    if (existsSync(playgroundFolder))
      await app.register(fastifyStatic, { root: playgroundFolder, prefix: '/playground/', cacheControl: false })
  }
}
