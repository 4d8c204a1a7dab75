import { connectionError } from './connection-error.js'

export interface GraphqlAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string }[]
}

/** Sends an operation to the server and answers what it said. */
export async function ask<Data>(server: URL, operation: object): Promise<GraphqlAnswer<Data>> {
  const headers = { 'content-type': 'application/json' }
  try {
    const address = new URL('/graphql', server)
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(operation) })
    return (await response.json()) as GraphqlAnswer<Data>
  } catch (error) {
    throw connectionError(error, server)
  }
}
