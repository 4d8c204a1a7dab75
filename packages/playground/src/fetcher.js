import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { createClient } from 'graphql-ws'
import { settled } from './settled.js'

/** Sends queries and mutations by HTTP and subscriptions by WebSocket, both to `/graphql` on this origin. */
export function createFetcher() {
  const url = new URL('/graphql', location.href)
  const socket = new URL(url)
  socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const fetcher = createGraphiQLFetcher({ url: url.href, wsClient: createClient({ url: socket.href, lazy: true }) })
  return (asked, options) => {
    const { request, documentAST } = settled(asked)
    return fetcher(request, { ...options, documentAST })
  }
}
