import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

/** Everything a subscription says, until it completes. */
export async function everythingOf<Data>(
  url: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Data[]> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  })
  const said: Data[] = []
  try {
    for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
      if (errors !== undefined) throw new Error(errors[0]?.message)
      if (data) said.push(data)
    }
    return said
  } finally {
    await client.dispose()
  }
}
