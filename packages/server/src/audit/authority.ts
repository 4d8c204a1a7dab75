import type { EntityManager } from '@mikro-orm/sqlite'

/** By whose right something is written. */
export interface Authority {
  /** Who it is in the records. */
  readonly subject: string
  /**
   * Fails where the right is gone: a key was revoked, a token has ended. It is asked in the transaction that is to be
   * kept, when nobody else can write any more: whoever takes the right away did so before, or waits.
   */
  stillHolds(transaction: EntityManager): Promise<void>
}

/** The server, for what it does by itself. */
export const theServer: Authority = Object.freeze({ subject: 'server', stillHolds: async () => undefined })
