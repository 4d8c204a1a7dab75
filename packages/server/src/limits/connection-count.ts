import { ServerError } from '../errors.js'
import { networkOf } from './network.js'

/** Counts what is open from each address. */
export class ConnectionCount {
  private readonly open = new Map<string, number>()

  constructor(
    private readonly most: number,
    /** What is counted, as readers call it. */
    private readonly what: 'WebSockets' | 'connections',
  ) {}

  /** Why one more is refused; null lets it in. */
  refused(address: string): ServerError | null {
    const { most, what } = this
    const count = this.open.get(networkOf(address)) ?? 0
    return count < most ? null : new ServerError('TOO_MANY_CONNECTIONS', { most, what, seconds: 10 })
  }

  /** Counts one that was let in. The answer is called when it closes. */
  opened(address: string): () => void {
    const network = networkOf(address)
    this.open.set(network, (this.open.get(network) ?? 0) + 1)
    return () => {
      const left = (this.open.get(network) ?? 1) - 1
      if (left > 0) this.open.set(network, left)
      else this.open.delete(network)
    }
  }
}
