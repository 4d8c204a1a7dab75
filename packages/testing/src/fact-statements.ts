import { DuckDBConnection } from '@duckdb/node-api'

/** The statements that begin in the fact stores of this process while somebody watches. */
export interface FactStatements {
  /** How many have begun. */
  count(): number
  /** Resolves once so many have begun. */
  begun(count: number): Promise<void>
  /** Ends the watching. */
  stop(): void
}

/** Watches the statements of all fact stores of this process. */
export function watchFactStatements(): FactStatements {
  const { run } = DuckDBConnection.prototype
  const waiting = new Set<() => void>()
  let count = 0
  DuckDBConnection.prototype.run = function (...statement) {
    count += 1
    for (const look of waiting) look()
    return run.apply(this, statement)
  }
  return {
    count: () => count,
    begun: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (count < wanted) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    stop: () => {
      DuckDBConnection.prototype.run = run
    },
  }
}
