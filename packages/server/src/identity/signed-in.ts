import type { EntityManager } from '@mikro-orm/sqlite'
import { publicViewer, type Viewer } from '../access/viewer.js'
import type { TokenRefused } from './token-refused.js'

/** Who a token stands for, until when, and whether it still does. */
export interface SignedIn {
  readonly viewer: Viewer
  /** Milliseconds since 1970; null where the token lasts as long as the server. */
  readonly until: number | null
  /** Why it is not accepted any more, as far as this process knows; null while it is. */
  refusal(): TokenRefused | null
  /** Fails where it is not accepted any more, as the records say: another process may have written them. */
  stillHolds(transaction: EntityManager): Promise<void>
}

/** Somebody who is signed in as long as the server runs. */
export function signedInForGood(viewer: Viewer): SignedIn {
  return { viewer, until: null, refusal: () => null, stillHolds: async () => undefined }
}

/** Whoever asks without a token. */
export const signedInNot: SignedIn = Object.freeze(signedInForGood(publicViewer))
