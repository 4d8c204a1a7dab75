import { answerBy } from '../support/sockets.js'
import type { TestServer } from '../support/test-server.js'
import { type Said, saidIn } from './said.js'

/** Something that people get wrong, and what they must be told of it. */
export interface Mistake {
  readonly what: string
  /** Makes the mistake, and answers all that is said about it. */
  readonly make: (server: TestServer) => Promise<readonly Said[]>
  readonly code: string
  /** What the place must contain: the path of the field or argument, or the name of what is wrong. */
  readonly place: string
  /** The name that was probably meant, where there is one. */
  readonly near?: string
}

/** A mistake in a question. */
export function asked(
  what: string,
  query: string,
  expected: Omit<Mistake, 'what' | 'make'>,
  variables: object = {},
): Mistake {
  const make = async (server: TestServer) => {
    const response = await server.post({ query, variables }, server.tokenFor())
    return saidIn(await response.json())
  }
  return { what, make, ...expected }
}

/** A mistake in how a request is sent. */
export function sent(
  what: string,
  path: string,
  request: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string },
  expected: Omit<Mistake, 'what' | 'make'>,
): Mistake {
  const make = async (server: TestServer) => {
    const headers = { authorization: `Bearer ${server.tokenFor()}`, ...request.headers }
    const response = await fetch(`${server.url}${path}`, { ...request, headers })
    return saidIn(await response.json())
  }
  return { what, make, ...expected }
}

/** A mistake in an operation on a WebSocket. */
export function subscribed(what: string, query: string, expected: Omit<Mistake, 'what' | 'make'>): Mistake {
  const make = async (server: TestServer) => {
    const socket = server.socket()
    try {
      return saidIn(await answerBy(socket, query))
    } finally {
      await socket.dispose()
    }
  }
  return { what, make, ...expected }
}
