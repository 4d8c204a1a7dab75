import { isLoopback } from '../config/addresses.js'
import type { Settings } from '../config/settings.js'
import { ServerError } from '../errors.js'

/** Refuses an address that others reach by a name the server was not told: it would turn every one of them away. */
export function refuseUnnamedAddress({ host, publicUrl }: Settings): void {
  if (!isLoopback(host) && publicUrl === null) throw new ServerError('HOST_WITHOUT_URL', { host })
}

/** Refuses development mode where others reach the server: its tokens stand in whatever keeps the output. */
export function refuseOpenDevelopment({ host, development }: Settings): void {
  if (development && !isLoopback(host)) throw new ServerError('DEVELOPMENT_OPEN', { host })
}
