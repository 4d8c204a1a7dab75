import type { RefusedLogins } from '../audit/refused-logins.js'
import { ApiKeys } from './api-keys.js'
import { bearerOf } from './bearer.js'
import type { OidcTokens } from './oidc-tokens.js'
import { SessionTokens } from './session-tokens.js'
import { type SignedIn, signedInForGood, signedInNot } from './signed-in.js'
import { TokenRefused } from './token-refused.js'

interface Parts {
  readonly sessions: SessionTokens
  readonly apiKeys: ApiKeys
  /** Null where the server has no issuer. */
  readonly oidc: OidcTokens | null
  readonly refused: RefusedLogins
}

/** Tells who asks, the same way for a query, an upload and a subscription. */
export class Authenticator {
  constructor(private readonly parts: Parts) {}

  /**
   * Who an `Authorization` header stands for; everybody without one is the public. A token that is not accepted is
   * recorded and refused: nobody is answered as the public who meant to be somebody.
   */
  async signedIn(authorization: string | undefined, address: string): Promise<SignedIn> {
    try {
      const token = bearerOf(authorization)
      return token === null ? signedInNot : await this.ofToken(token)
    } catch (error) {
      if (error instanceof TokenRefused) await this.parts.refused.add(address, error.code, error.why)
      throw error
    }
  }

  private async ofToken(token: string): Promise<SignedIn> {
    const { sessions, apiKeys, oidc } = this.parts
    if (ApiKeys.isOne(token)) return apiKeys.signedIn(token)
    if (!SessionTokens.isOne(token) && oidc !== null) return this.ofIssuer(oidc, token)
    const viewer = await sessions.viewerOf(token)
    if (viewer === null) throw new TokenRefused('it is no token of this server')
    return signedInForGood(viewer)
  }

  /** Whoever is an administrator no more has no keys of one either. */
  private async ofIssuer(oidc: OidcTokens, token: string): Promise<SignedIn> {
    const { issuedAt, ...signedIn } = await oidc.signedIn(token)
    await this.parts.apiKeys.revokeBeyond(signedIn.viewer, new Date(issuedAt).toISOString())
    return signedIn
  }
}
