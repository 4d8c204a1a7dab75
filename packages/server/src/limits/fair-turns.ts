import { ServerError } from '../errors.js'

/** Gives a place back. */
export type Leave = () => void

interface Waiting {
  readonly begin: (leave: Leave) => void
  readonly isHere: () => boolean
}

export interface TurnsOptions {
  /** How many work at a time. */
  readonly places: number
  /** How many of one principal work at a time. */
  readonly placesOfOne: number
  /** How many of one principal may wait. */
  readonly mostWaiting: number
}

/**
 * Lets a few work at a time. Whoever waits does so in a queue of their own; the queues take turns, so that nobody waits
 * for more than one piece of work of each of the others.
 */
export class FairTurns {
  /** In the order of their next turns. */
  private readonly queues = new Map<string, Waiting[]>()
  private readonly working = new Map<string, number>()
  private atWork = 0

  constructor(private readonly options: TurnsOptions) {}

  get isAtWork(): boolean {
    return this.atWork > 0
  }

  /** Waits for a place. Rejects with the reason of the signal, or where too many of the principal wait already. */
  async take(principal: string, signal: AbortSignal): Promise<Leave> {
    signal.throwIfAborted()
    const queue = this.queues.get(principal) ?? []
    if (queue.length >= this.options.mostWaiting)
      throw new ServerError('TOO_MANY_WAITING', { most: this.options.mostWaiting, seconds: 1 })
    this.queues.set(principal, queue)
    const place = this.place(queue, signal)
    this.next()
    return place
  }

  private place(queue: Waiting[], signal: AbortSignal): Promise<Leave> {
    return new Promise((resolve, reject) => {
      const gone = () => {
        queue.splice(queue.indexOf(waiting), 1)
        reject(signal.reason)
      }
      const begin = (leave: Leave) => {
        signal.removeEventListener('abort', gone)
        resolve(leave)
      }
      const waiting: Waiting = { begin, isHere: () => !signal.aborted }
      queue.push(waiting)
      signal.addEventListener('abort', gone, { once: true })
    })
  }

  private next(): void {
    for (const [principal, queue] of [...this.queues]) {
      if (this.atWork >= this.options.places) return
      if ((this.working.get(principal) ?? 0) >= this.options.placesOfOne) continue
      this.queues.delete(principal)
      const waiting = queue.shift()
      if (queue.length > 0) this.queues.set(principal, queue)
      if (waiting?.isHere()) this.start(principal, waiting)
    }
  }

  private start(principal: string, { begin }: Waiting): void {
    this.atWork += 1
    this.working.set(principal, (this.working.get(principal) ?? 0) + 1)
    let isHeld = true
    begin(() => {
      if (isHeld) this.left(principal)
      isHeld = false
    })
  }

  private left(principal: string): void {
    this.atWork -= 1
    const left = (this.working.get(principal) ?? 1) - 1
    if (left > 0) this.working.set(principal, left)
    else this.working.delete(principal)
    this.next()
  }
}
