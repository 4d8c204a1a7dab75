import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import { playgroundFolder } from '@planwright/playground'
import type { FastifyInstance } from 'fastify'
import { readOperations } from './operations.js'

/** The Playground, its examples as tabs, and what it says about the data. */
export function playgroundRoute(label: string | null) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground/operations.json', () => readOperations())
    app.get('/playground/label.json', () => ({ label }))
    if (existsSync(playgroundFolder))
      await app.register(fastifyStatic, { root: playgroundFolder, prefix: '/playground/' })
  }
}
