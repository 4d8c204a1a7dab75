import { authorization, type Connection } from './connection.js'
import { connectionError } from './connection-error.js'

export interface GraphqlAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly GraphqlError[]
}

export interface GraphqlError {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly remedy?: string }
}

/** Sends an operation to the server and answers what it said. */
export async function ask<Data>(connection: Connection, operation: object): Promise<GraphqlAnswer<Data>> {
  const headers = { 'content-type': 'application/json', ...authorization(connection) }
  try {
    const address = new URL('/graphql', connection.url)
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(operation) })
    return (await response.json()) as GraphqlAnswer<Data>
  } catch (error) {
    throw connectionError(error, connection.url)
  }
}
