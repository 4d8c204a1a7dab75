import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { ServerError } from '../errors.js'
import type { Leave } from './fair-turns.js'
import type { Limits } from './limits.js'

/** How long a server that ends waits for work that was told to stop, in milliseconds. */
const patience = 5_000

type Time = Pick<Limits, 'secondsPerRequest' | 'secondsPerLongRequest'>

/** A request at work: its signal tells everything that works for it to stop. */
export class OpenRequest {
  private readonly controller = new AbortController()
  private readonly ended: Promise<never>
  private clock: NodeJS.Timeout | null = null

  private leave: Leave = () => undefined

  constructor(
    private readonly time: Time,
    /** Whom it counts for. */
    readonly principal: string,
    private readonly closed: (request: OpenRequest) => void,
  ) {
    // As many listen as work for it.
    setMaxListeners(0, this.signal)
    this.ended = new Promise((_, reject) => {
      this.signal.addEventListener('abort', () => reject(this.signal.reason), { once: true })
    })
    this.ended.catch(() => undefined)
    this.startClock(time.secondsPerRequest)
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  /** Gives it the time of a change, a preview or a replay. */
  allowLong(): void {
    this.startClock(this.time.secondsPerLongRequest)
  }

  /** Ends the work: the reason is what whoever still listens is told. */
  end(reason: ServerError): void {
    this.controller.abort(reason)
    this.stopClock()
  }

  /** What comes first: the answer, or the reason for which the request ended. The work may then still be stopping. */
  first<Answer>(work: Promise<Answer>): Promise<Answer> {
    return Promise.race([work, this.ended])
  }

  /** Keeps a place for its work until there is an answer, or the work has ended. */
  hold(leave: Leave): void {
    this.leave = leave
  }

  /** From the first answer on, a subscription may take as long as it likes. */
  answered(): void {
    this.stopClock()
    this.leave()
  }

  /** All work for it has ended. */
  close(): void {
    this.answered()
    this.closed(this)
  }

  private stopClock(): void {
    if (this.clock !== null) clearTimeout(this.clock)
    this.clock = null
  }

  private startClock(seconds: number): void {
    this.stopClock()
    this.clock = setTimeout(() => this.end(new ServerError('REQUEST_TIMED_OUT', { seconds })), seconds * 1_000)
    this.clock.unref()
  }
}

/** The requests at work, by HTTP and by WebSocket. */
export class OpenRequests {
  private readonly open = new Map<AbortSignal, OpenRequest>()
  private readonly waiting = new Set<() => void>()

  constructor(private readonly time: Time) {}

  /** Takes in a request that begins to work. Whoever gave it is told when all work for it has ended. */
  opened(principal: string, closed: (request: OpenRequest) => void = () => undefined): OpenRequest {
    const request = new OpenRequest(this.time, principal, (ended) => {
      this.remove(ended.signal)
      closed(ended)
    })
    this.open.set(request.signal, request)
    return request
  }

  /** The open request whose work looks at a signal. */
  of(signal: AbortSignal): OpenRequest | undefined {
    return this.open.get(signal)
  }

  /** Resolves once no work is under way. */
  async settled(): Promise<void> {
    if (this.open.size > 0) await new Promise<void>((resolve) => this.waiting.add(resolve))
  }

  /** Ends all of them, and waits a little for their work to stop. */
  async endAll(): Promise<void> {
    for (const request of [...this.open.values()]) request.end(new ServerError('SERVER_ENDING'))
    await Promise.race([this.settled(), delay(patience, undefined, { ref: false })])
  }

  private remove(signal: AbortSignal): void {
    this.open.delete(signal)
    if (this.open.size > 0) return
    for (const resolve of this.waiting) resolve()
    this.waiting.clear()
  }
}
