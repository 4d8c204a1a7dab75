import { ServerError } from '../errors.js'

/** What keeps a server from listening, in words where the cause is known. */
export function listenError(error: unknown, { host, port }: { readonly host: string; readonly port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return new ServerError('PORT_TAKEN', { port })
  if (code === 'EADDRNOTAVAIL') return new ServerError('HOST_ELSEWHERE', { host })
  return error
}
