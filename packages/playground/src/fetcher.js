import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { createClient } from 'graphql-ws'
import { settled } from './settled.js'

/**
 * Sends queries and mutations by HTTP and subscriptions by WebSocket, both to `/graphql` on this origin and with the
 * same token. Browsers let a page set no header of a WebSocket: there it goes among the connection's parameters.
 */
export function createFetcher(token) {
  const url = new URL('/graphql', location.href)
  const socket = new URL(url)
  socket.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  const headers = authorization(token)
  const wsClient = createClient({ url: socket.href, lazy: true, connectionParams: headers })
  const send = createGraphiQLFetcher({ url: url.href, headers, wsClient })
  const fetcher = (asked, options) => {
    const { request, documentAST } = settled(asked)
    return send(request, { ...options, documentAST })
  }
  return { fetcher, close: () => wsClient.dispose() }
}

/** The header by which a token says who asks; nothing for whoever is not signed in. */
export function authorization(token) {
  return token === null ? {} : { authorization: `Bearer ${token}` }
}
