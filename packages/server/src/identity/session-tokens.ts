import type { Viewer } from '../access/viewer.js'
import { sha256 } from '../records/digest.js'
import { newSecret } from './secret.js'

/** Tells who a token stands for, each time anew: the schools of a principal may come with a later import. */
type ViewerNow = () => Promise<Viewer>

const prefix = 'pws_'

/** Tokens that last as long as the server: the operator's, and those of development mode. Kept as hashes, in memory alone. */
export class SessionTokens {
  private readonly viewers = new Map<string, ViewerNow>()

  /** A new token for whoever the function says. */
  issue(viewerNow: ViewerNow): string {
    const token = `${prefix}${newSecret()}`
    this.viewers.set(sha256(token), viewerNow)
    return token
  }

  static isOne(token: string): boolean {
    return token.startsWith(prefix)
  }

  /** Who a token stands for; null where it is none of this server's. */
  async viewerOf(token: string): Promise<Viewer | null> {
    return (await this.viewers.get(sha256(token))?.()) ?? null
  }
}
