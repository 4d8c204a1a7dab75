import type { Limits, Settings } from '@planwright/server'
import { settingsFor, TestServer } from './test-server.js'

/** A server with limits of its own. */
export function startLimited(limits: Partial<Limits>, change: Partial<Settings> = {}): Promise<TestServer> {
  return TestServer.start(undefined, { limits: { ...settingsFor('').limits, ...limits }, ...change })
}

/** The same without figures, which starts at once. */
export function startEmpty(limits: Partial<Limits>, change: Partial<Settings> = {}): Promise<TestServer> {
  return startLimited(limits, { figuresFolder: null, directoryFile: null, ...change })
}
