import { randomUUID } from 'node:crypto'

/** Where the server says what happens. */
export interface Log {
  info(line: string): void
  /** Keeps what nobody expected, and answers the id a reader is told instead. */
  unexpected(error: unknown): string
}

/** A log on the two output streams. */
export function streamLog(out: NodeJS.WritableStream, err: NodeJS.WritableStream): Log {
  const say = writerTo(out)
  const sayUnexpected = writerTo(err)
  return {
    info: (line) => say(`${line}\n`),
    unexpected: (error) => {
      const id = randomUUID().slice(0, 8)
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      sayUnexpected(`[${id}] ${new Date().toISOString()} ${detail}\n`)
      return id
    },
  }
}

type Writer = (text: string) => void

/** A log that cannot be written, for its disk is full or its reader has gone, stops no work. */
function writerTo(stream: NodeJS.WritableStream): Writer {
  stream.on('error', () => undefined)
  return (text) => {
    try {
      stream.write(text)
    } catch {
      // A file is written at once, and says at once that it cannot be.
    }
  }
}
