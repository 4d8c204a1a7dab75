import type { Viewer } from '../access/viewer.js'

/** Who a token stands for, and until when. */
export interface SignedIn {
  readonly viewer: Viewer
  /** Milliseconds since 1970; null where the token lasts as long as the server. */
  readonly until: number | null
}
