import type { Limits, Settings } from '@planwright/server'
import { startLibrary } from './library-district.js'
import { settingsFor, TestServer } from './test-server.js'

/** A server with limits of its own. */
export function startLimited(limits: Partial<Limits>, change: Partial<Settings> = {}): Promise<TestServer> {
  return TestServer.start(undefined, { limits: limitsWith(limits), ...change })
}

/** The same without figures and with a single plugin, which starts at once. */
export function startEmpty(limits: Partial<Limits>, change: Partial<Settings> = {}): Promise<TestServer> {
  return startLibrary({ limits: limitsWith(limits), ...change })
}

function limitsWith(limits: Partial<Limits>): Limits {
  return { ...settingsFor('').limits, ...limits }
}
