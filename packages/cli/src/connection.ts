import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A running server, and the token by which it knows who asks; null asks as the public. */
export interface Connection {
  readonly url: URL
  readonly token: string | null
}

/** How the command was told to reach the server. */
export interface ConnectionOptions {
  readonly url: URL
  readonly token?: string
  /** The server's data folder, where it leaves a token for its operator. */
  readonly data: string
}

const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * The connection for a command. Without a token, whoever may read the data folder of a server on the same machine works
 * as its operator; that token is never sent to another machine.
 */
export async function connectionOf({ url, token, data }: ConnectionOptions): Promise<Connection> {
  if (token) return { url, token }
  if (!ownNames.has(url.hostname)) return { url, token: null }
  const kept = await readFile(join(data, 'operator.token'), 'utf8').catch(() => '')
  return { url, token: kept.trim() || null }
}

/** The header that says who asks. */
export function authorization({ token }: Connection): Readonly<Record<string, string>> {
  return token === null ? {} : { authorization: `Bearer ${token}` }
}
