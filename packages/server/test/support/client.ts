export interface Answer<Data> {
  readonly data: Data
  readonly errors?: readonly {
    readonly message: string
    readonly extensions: { readonly code: string; readonly remedy?: string }
  }[]
  readonly extensions?: { readonly warnings?: readonly { readonly code: string; readonly remedy: string }[] }
}

/** Asks a server at an address. */
export class Client {
  constructor(readonly url: string) {}

  async ask<Data>(query: string, variables: object = {}, actor?: string): Promise<Answer<Data>> {
    const name: Record<string, string> = actor === undefined ? {} : { 'x-planwright-actor': encodeURIComponent(actor) }
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...name },
      body: JSON.stringify({ query, variables }),
    })
    return (await response.json()) as Answer<Data>
  }

  /** Keeps a text as a file in the archive and answers what it is kept under. */
  async send(name: string, content: string | Uint8Array): Promise<{ readonly sha256: string; readonly name: string }> {
    const response = await fetch(`${this.url}/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: content,
    })
    const { sha256 } = (await response.json()) as { sha256: string }
    return { sha256, name }
  }
}
