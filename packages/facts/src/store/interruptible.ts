import type { DuckDBConnection } from '@duckdb/node-api'
import { interruptAfter } from './interrupt-after.js'

/** Lends a connection of its own to some work, and closes it then. */
export type WithConnection = <Result>(work: (connection: DuckDBConnection) => Promise<Result>) => Promise<Result>

/** Begins nothing after the signal, and interrupts what runs then; whoever waits is told the reason of the signal. */
export function interruptible(withConnection: WithConnection, signal: AbortSignal): WithConnection {
  return async (work) => {
    signal.throwIfAborted()
    return withConnection(async (connection) => {
      signal.throwIfAborted()
      const stop = interruptAfter(signal, connection)
      try {
        return await work(connection)
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        stop()
      }
    })
  }
}
