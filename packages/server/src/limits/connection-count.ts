import type { IncomingMessage } from 'node:http'
import { ServerError } from '../errors.js'
import { networkOf } from './network.js'
import type { AddressOf } from './rate-limit.js'

/** Counts the WebSockets that are open from each address. */
export class ConnectionCount {
  private readonly open = new Map<string, number>()

  constructor(
    private readonly most: number,
    private readonly address: AddressOf,
  ) {}

  /** Why one more is refused; null lets it in. */
  refused(request: IncomingMessage): ServerError | null {
    const count = this.open.get(networkOf(this.address(request))) ?? 0
    return count < this.most ? null : new ServerError('TOO_MANY_CONNECTIONS', { most: this.most })
  }

  /** Counts one that was let in. The answer is called when it closes. */
  opened(request: IncomingMessage): () => void {
    const address = networkOf(this.address(request))
    this.open.set(address, (this.open.get(address) ?? 0) + 1)
    return () => {
      const left = (this.open.get(address) ?? 1) - 1
      if (left > 0) this.open.set(address, left)
      else this.open.delete(address)
    }
  }
}
