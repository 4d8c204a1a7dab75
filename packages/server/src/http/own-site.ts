import type { IncomingMessage } from 'node:http'
import { isLoopbackName } from '../config/addresses.js'
import type { Settings } from '../config/settings.js'

/** Whom the server answers: under which address, and pages of which other sites. */
export type Sites = Pick<Settings, 'publicUrl' | 'allowedOrigins'>

/**
 * Whether a request comes from the server's own pages, a program or a site that is let in, and names this server. Any other
 * name than this machine's own and that of the public address means that a page elsewhere steers the browser.
 */
export function isFromOwnSite({ headers }: Pick<IncomingMessage, 'headers'>, sites: Sites): boolean {
  const { host, origin } = headers
  if (host === undefined) return false
  const isLoopback = isLoopbackName(nameOf(host))
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
