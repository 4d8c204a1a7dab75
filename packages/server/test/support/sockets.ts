import { once } from 'node:events'
import type { Client as SocketClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { Answer, Client } from './client.js'

/** An operation on a WebSocket. */
export interface UnderWay {
  /** What is said first: an answer, or the errors for which there is none. */
  readonly answer: Promise<Answer<unknown>>
  /** Tells the server that nobody waits any more. */
  leave(): void
}

/** Begins an operation on a WebSocket. */
export function begin(socket: SocketClient, query: string, more: object = {}): UnderWay {
  let leave = (): void => undefined
  const answer = new Promise<Answer<unknown>>((resolve, reject) => {
    leave = socket.subscribe<unknown>(
      { query, ...more },
      {
        next: (said) => resolve(said as Answer<unknown>),
        error: (thrown) => {
          if (Array.isArray(thrown)) resolve({ data: null, errors: thrown })
          else reject(thrown)
        },
        complete: () => undefined,
      },
    )
  })
  return { answer, leave: () => leave() }
}

/** What is first said to an operation on a WebSocket. */
export function answerBy(socket: SocketClient, query: string, more: object = {}): Promise<Answer<unknown>> {
  return begin(socket, query, more).answer
}

/** The code of the first error; null where there is none. */
export function codeOf({ errors }: Answer<unknown>): string | null {
  return errors?.[0]?.extensions.code ?? null
}

/** An open WebSocket that says nothing of its own accord. */
export async function silentSocket(
  { url }: Pick<Client, 'url'>,
  headers: Record<string, string> = {},
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers })
  await once(socket, 'open')
  return socket
}

/** The code with which a WebSocket closes. */
export async function codeOfClosing(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return Number(code)
}

/** The headers of a request that asks for a WebSocket. */
export const asWebSocket = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-protocol': 'graphql-transport-ws',
}
