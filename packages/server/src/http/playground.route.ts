import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import { playgroundFolder } from '@planwright/playground'
import type { FastifyInstance } from 'fastify'
import { readOperations } from './operations.js'

const assetsFolder = join(playgroundFolder, 'assets') + sep

/** The Playground, its examples as tabs, and what it says about the data. */
export function playgroundRoute(label: string | null) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground', (_request, reply) => reply.redirect('/playground/'))
    app.get('/playground/operations.json', () => readOperations())
    app.get('/playground/label.json', () => ({ label }))
    if (existsSync(playgroundFolder))
      await app.register(fastifyStatic, {
        root: playgroundFolder,
        prefix: '/playground/',
        cacheControl: false,
        setHeaders: (reply, file) => void reply.setHeader('cache-control', cachingOf(file)),
      })
  }
}

/** The name of an asset holds a hash of its content, so a browser never needs it again; the page itself names the newest. */
function cachingOf(file: string): string {
  return file.startsWith(assetsFolder) ? 'public, max-age=31536000, immutable' : 'no-store'
}
