import { randomUUID } from 'node:crypto'

/** Where the server says what happens. */
export interface Log {
  info(line: string): void
  /** Keeps what nobody expected, and answers the id a reader is told instead. */
  unexpected(error: unknown): string
}

/** A log on the two output streams. */
export function streamLog(out: NodeJS.WritableStream, err: NodeJS.WritableStream): Log {
  return {
    info: (line) => void out.write(`${line}\n`),
    unexpected: (error) => {
      const id = randomUUID().slice(0, 8)
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      err.write(`[${id}] ${new Date().toISOString()} ${detail}\n`)
      return id
    },
  }
}
