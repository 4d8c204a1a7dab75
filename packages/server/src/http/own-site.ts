import type { IncomingMessage } from 'node:http'

/** Names of this machine for itself. Any other name in a request means that a page elsewhere steers the browser. */
const ownNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a request comes from this machine's own pages or programs, and not from another site in its browser. */
export function isFromOwnSite({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host, origin } = headers
  if (host === undefined || !ownNames.has(nameOf(host))) return false
  return origin === undefined || origin === `http://${host}`
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '')
}
