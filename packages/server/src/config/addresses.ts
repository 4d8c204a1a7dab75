import { isIP } from 'node:net'
import { ServerError } from '../errors.js'

const loopbackHost = '127.0.0.1'

/** The address of this machine to listen on. */
export function hostFrom(text: string | undefined): string {
  if (!text) return loopbackHost
  if (text !== 'localhost' && isIP(text) === 0) throw new ServerError('HOST_INVALID', { host: text })
  return text
}

/** The address people use, without a slash at its end; null where they use this machine's own. */
export function publicUrlFrom(text: string | undefined): string | null {
  if (!text) return null
  const origin = originOf(text)
  if (origin === null) throw new ServerError('URL_INVALID', { url: text })
  return origin
}

/** The origins of other sites whose pages may use the API; none unless said. */
export function originsFrom(text: string | undefined): readonly string[] {
  const named = (text ?? '').split(',').map((origin) => origin.trim())
  return named.filter((origin) => origin !== '').map(knownOrigin)
}

/** Names of this machine for itself, as URLs and the Host header write them. */
const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether a name in a URL or a Host header is one of this machine for itself. */
export function isLoopbackName(name: string): boolean {
  return loopbackNames.has(name)
}

/** Whether only programs of this machine reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** How this machine itself reaches a server that listens there. */
export function localUrl(host: string, port: number): string {
  if (host === '0.0.0.0' || host === 'localhost') return `http://${loopbackHost}:${port}`
  if (host === '::') return `http://[::1]:${port}`
  return isIP(host) === 6 ? `http://[${host}]:${port}` : `http://${host}:${port}`
}

function knownOrigin(text: string): string {
  const origin = originOf(text)
  if (origin === null) throw new ServerError('ORIGIN_INVALID', { origin: text })
  return origin
}

/** Scheme, name and port; null where the text says anything else or more. */
function originOf(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const { origin, href } = new URL(text)
  return href === `${origin}/` ? origin : null
}
