import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { json } from 'node:stream/consumers'
import { playgroundFolder } from '@planwright/playground'
import { graphql } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { type Asker, operations, rootValue, schema } from './schema.js'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
}

interface Asked {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
}

/** A server that holds the Playground and a two-line schema, on a port of its own. */
export async function startSite(label?: string) {
  const server = createServer((request, response) => void answer(request, response, label))
  const sockets = new WebSocketServer({ server, path: '/graphql' })
  const subscriptions = useServer(
    {
      schema,
      roots: { subscription: rootValue },
      context: ({ connectionParams }): Asker => ({ authorization: connectionParams?.authorization?.toString() }),
    },
    sockets,
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = async () => {
    await subscriptions.dispose()
    server.closeAllConnections()
    server.close()
  }
  return { origin, stop }
}

async function answer(request: IncomingMessage, response: ServerResponse, label: string | undefined) {
  const path = request.url ?? '/'
  if (path === '/graphql') return sendJson(response, await execute(request))
  if (path === '/playground/operations.json') return sendJson(response, operations)
  if (path === '/playground/label.json' && label) return sendJson(response, { label })
  sendFile(response, path.replace('/playground/', '') || 'index.html')
}

async function execute(request: IncomingMessage) {
  const { query, variables, operationName } = (await json(request)) as Asked
  const contextValue: Asker = { authorization: request.headers.authorization }
  return graphql({ schema, rootValue, contextValue, source: query, variableValues: variables, operationName })
}

function sendJson(response: ServerResponse, body: unknown) {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}

function sendFile(response: ServerResponse, name: string) {
  const file = join(playgroundFolder, name)
  if (!existsSync(file)) return response.writeHead(404).end()
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  createReadStream(file).pipe(response)
}
