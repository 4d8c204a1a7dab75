import { createClient, type Client as SocketClient } from 'graphql-ws'
import { WebSocket } from 'ws'

export interface Answer<Data> {
  readonly data: Data
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly remedy?: string }
  }[]
  readonly extensions?: { readonly warnings?: readonly { readonly code: string; readonly remedy: string }[] }
}

/** A token for somebody by name: an administrator; the operator where no name is given. */
export type TokenFor = (person?: string) => string

/** Asks a server at an address, as its operator unless somebody else is named. */
export class Client {
  constructor(
    readonly url: string,
    readonly tokenFor: TokenFor,
  ) {}

  ask<Data>(query: string, variables: object = {}, person?: string): Promise<Answer<Data>> {
    return this.askWith<Data>(this.tokenFor(person), query, variables)
  }

  /** Asks with a token, or as the public. */
  async askWith<Data>(token: string | null, query: string, variables: object = {}): Promise<Answer<Data>> {
    const response = await this.post({ query, variables }, token)
    return (await response.json()) as Answer<Data>
  }

  /** Sends a body to the API with a token, or as the public. */
  post(body: object, token: string | null, signal: AbortSignal | null = null): Promise<Response> {
    const headers = { 'content-type': 'application/json', ...authorization(token) }
    return fetch(`${this.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body), signal })
  }

  /** Keeps a text as a file in the archive and answers what it is kept under. */
  async send(name: string, content: string | Uint8Array): Promise<{ readonly sha256: string; readonly name: string }> {
    const response = await fetch(`${this.url}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', ...authorization(this.tokenFor()) },
      body: content,
    })
    const { sha256 } = (await response.json()) as { sha256: string }
    return { sha256, name }
  }

  /** A WebSocket of its own; whoever takes it disposes of it. */
  socket(token: string | null = this.tokenFor()): SocketClient {
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: authorization(token),
    })
  }

  /** Everything a subscription says, until it completes. */
  async everythingOf<Data>(
    query: string,
    variables: Record<string, unknown>,
    token: string | null = this.tokenFor(),
  ): Promise<Data[]> {
    const client = this.socket(token)
    const said: Data[] = []
    try {
      for await (const { data, errors } of client.iterate<Data>({ query, variables })) {
        if (errors !== undefined) throw errors
        if (data) said.push(data)
      }
      return said
    } finally {
      await client.dispose()
    }
  }
}

function authorization(token: string | null): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token}` }
}
