import { ServerError } from '../errors.js'

/** A token or key that is not accepted. Whoever sent it is told what to do; what was wrong with it is recorded. */
export class TokenRefused extends ServerError {
  constructor(
    /** For the audit trail alone: to a forger it would be a hint. */
    readonly why: string,
    { expired = false }: { readonly expired?: boolean } = {},
  ) {
    super('TOKEN_REFUSED', { cause: expired ? 'it has expired' : 'it is not valid here' })
  }
}
