import type { DuckDBConnection } from '@duckdb/node-api'

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

/** Milliseconds between two interrupts. */
const untilNextInterrupt = 10

/** Interrupts a connection from the signal on, until the answer is called. */
function interruptAfter(signal: AbortSignal, connection: DuckDBConnection): () => void {
  let next: NodeJS.Timeout | null = null
  // Again and again: a statement that waits for a thread forgets every interrupt from before it began.
  const interrupt = () => {
    connection.interrupt()
    next = setTimeout(interrupt, untilNextInterrupt)
  }
  signal.addEventListener('abort', interrupt, { once: true })
  return () => {
    signal.removeEventListener('abort', interrupt)
    if (next !== null) clearTimeout(next)
  }
}
