import { DuckDBConnection } from '@duckdb/node-api'

/** The statements that begin in the fact stores of this process while somebody watches. */
export interface FactStatements {
  /** Their texts, in the order they began. */
  texts(): readonly string[]
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
  const texts: string[] = []
  DuckDBConnection.prototype.run = function (...statement) {
    texts.push(statement[0])
    for (const look of waiting) look()
    return run.apply(this, statement)
  }
  return {
    texts: () => [...texts],
    count: () => texts.length,
    begun: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (texts.length < wanted) return
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
