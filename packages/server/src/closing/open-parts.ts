import { setTimeout as delay } from 'node:timers/promises'
import { causeOf, ServerError } from '../errors.js'
import type { Log } from '../http/log.js'

/** How long a part that waits for no work may take to close, in seconds. */
const patience = 30

interface OpenPart {
  /** As it begins a sentence, such as "The fact store". */
  readonly name: string
  readonly close: () => Promise<unknown>
  readonly seconds: number
}

/** What is open, to be closed in order: what was opened last depends on what was opened before. */
export class OpenParts {
  private readonly parts: OpenPart[] = []
  private closing: Promise<void> | null = null

  /**
   * Remembers how to close a part.
   * @param seconds how long it is waited for; the parts before it are closed then all the same.
   */
  add(name: string, close: () => Promise<unknown>, seconds = patience): void {
    this.parts.unshift({ name, close, seconds })
  }

  /** Remembers what is left to be done once every other part is closed. */
  addLast(name: string, close: () => Promise<unknown>, seconds = patience): void {
    this.parts.push({ name, close, seconds })
  }

  /**
   * Closes everything once, the newest first, although a part fails or never ends.
   * @throws AggregateError with a {@link ServerError} for each part that could not be closed.
   */
  close(): Promise<void> {
    this.closing ??= closeAll(this.parts)
    return this.closing
  }

  /** Closes everything after a start that failed: why it failed is for the caller to say, what did not close for the log. */
  async abandon(log: Log): Promise<void> {
    try {
      await this.close()
    } catch (error) {
      log.unexpected(error)
    }
  }
}

async function closeAll(parts: readonly OpenPart[]): Promise<void> {
  const failures: ServerError[] = []
  for (const part of parts) {
    const failure = await failureOf(part)
    if (failure !== null) failures.push(failure)
  }
  if (failures.length > 0) throw new AggregateError(failures, failures.map(({ message }) => message).join(' '))
}

/** Null where the part closed in time. */
async function failureOf({ name, close, seconds }: OpenPart): Promise<ServerError | null> {
  const clock = new AbortController()
  const late = delay(seconds * 1_000, new ServerError('STILL_CLOSING', { part: name, seconds }), {
    signal: clock.signal,
  })
  const closed = Promise.resolve().then(close)
  const failed = (error: unknown) => new ServerError('NOT_CLOSED', { part: name, cause: causeOf(error) })
  const done = closed.then(() => null, failed)
  try {
    return await Promise.race([done, late])
  } finally {
    late.catch(() => undefined)
    clock.abort()
  }
}
