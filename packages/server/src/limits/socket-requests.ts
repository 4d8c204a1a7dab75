import { ServerError } from '../errors.js'
import type { OpenRequest, OpenRequests } from './open-requests.js'

/** The requests at work for one WebSocket. */
export class SocketRequests {
  private readonly open = new Set<OpenRequest>()

  constructor(
    private readonly requests: OpenRequests,
    private readonly most: number,
  ) {}

  /** Takes in one more; null where there are too many. It counts until its work has ended, also where nobody waits for it. */
  opened(principal: string): OpenRequest | null {
    if (this.open.size >= this.most) return null
    const request = this.requests.opened(principal, (closed) => this.open.delete(closed))
    this.open.add(request)
    return request
  }

  /** Ends all of them: the WebSocket has closed, or whoever opened it may ask no more. */
  abandon(reason = new ServerError('REQUEST_ABANDONED')): void {
    for (const request of [...this.open]) request.end(reason)
  }
}
