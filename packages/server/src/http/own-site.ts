import type { IncomingMessage } from 'node:http'
import type { Settings } from '../config/settings.js'

/** Whom the server answers: under which address, and pages of which other sites. */
export type Sites = Pick<Settings, 'publicUrl' | 'allowedOrigins'>

/**
 * Names of this machine for itself. Any other name in a request, but that of the public address, means that a page
 * elsewhere steers the browser.
 */
const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a request comes from the server's own pages, a program or a site that is let in, and names this server. */
export function isFromOwnSite({ headers }: Pick<IncomingMessage, 'headers'>, sites: Sites): boolean {
  const { host, origin } = headers
  if (host === undefined) return false
  const isLoopback = loopbackNames.has(nameOf(host))
  if (!isLoopback && nameOf(host) !== publicNameOf(sites)) return false
  if (origin === undefined || (isLoopback && origin === `http://${host}`)) return true
  return origin === sites.publicUrl || sites.allowedOrigins.includes(origin)
}

function publicNameOf({ publicUrl }: Sites): string | null {
  return publicUrl === null ? null : new URL(publicUrl).hostname
}

function nameOf(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
