import { ServerError } from '../errors.js'

interface Told {
  readonly expired?: boolean
  /** What whoever sent it is told, where it is no hint to a forger: only once its signature was checked. */
  readonly told?: string
}

/** A token or key that is not accepted. Whoever sent it is told what to do; what was wrong with it is recorded. */
export class TokenRefused extends ServerError {
  constructor(
    /** For the audit trail alone: to a forger it would be a hint. */
    readonly why: string,
    { expired = false, told = expired ? 'it has expired' : 'it is not valid here' }: Told = {},
  ) {
    super('TOKEN_REFUSED', { cause: told })
  }
}
