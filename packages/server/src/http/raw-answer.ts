import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ServerError } from '../errors.js'
import { bodyOfRefusal, typeOfRefusal } from './refusal.js'

/** A refusal of a connection or a request that the HTTP library does not answer. */
export interface Refusal {
  readonly status: number
  readonly error: ServerError
  readonly headers?: Readonly<Record<string, string>>
}

/** Writes a refusal to a connection as it is, and closes it. */
export function answerRaw(socket: Duplex, { status, error, headers }: Refusal, url = '/'): void {
  const body = JSON.stringify(bodyOfRefusal({ url }, error))
  const said = {
    connection: 'close',
    'cache-control': 'no-store',
    'content-type': typeOfRefusal,
    'content-length': Buffer.byteLength(body),
    ...(error.seconds === null ? {} : { 'retry-after': error.seconds }),
    ...headers,
  }
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${value}`)
  socket.once('error', () => socket.destroy())
  socket.once('finish', () => socket.destroy())
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
}
