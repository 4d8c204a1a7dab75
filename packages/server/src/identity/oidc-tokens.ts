import { errors, type JWTPayload, jwtVerify } from 'jose'
import { viewerOf } from '../access/viewer.js'
import type { OidcSettings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import { scopeOf } from './claims.js'
import { IssuerKeys, type IssuerKeysOptions } from './issuer-keys.js'
import type { SignedIn } from './signed-in.js'
import { TokenRefused } from './token-refused.js'

/** Signatures by a private key only: with a shared secret, whoever can check a token could write one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
/** Seconds by which the issuer's clock may differ from ours. */
const clockTolerance = 30

/** Checks tokens of the district's own sign-in (OpenID Connect): signature, issuer, audience, times, subject. */
export class OidcTokens {
  private readonly keys: IssuerKeys

  constructor(
    private readonly settings: OidcSettings,
    options: Pick<IssuerKeysOptions, 'log' | 'milliseconds'>,
  ) {
    this.keys = new IssuerKeys({ ...options, issuer: settings.issuer, keys: settings.keys })
  }

  async signedIn(token: string): Promise<SignedIn> {
    const payload = await this.verified(token)
    const subject = payload[this.settings.subjectClaim]
    if (typeof subject !== 'string' || subject.trim() === '') throw new TokenRefused('it names no subject')
    return { viewer: viewerOf('person', subject, scopeOf(payload)), until: Number(payload.exp) * 1000 }
  }

  private async verified(token: string): Promise<JWTPayload> {
    const { issuer, audience, subjectClaim } = this.settings
    const requiredClaims = ['sub', 'exp', 'iat', subjectClaim]
    try {
      const checks = { issuer, audience, algorithms, clockTolerance, requiredClaims }
      return (await jwtVerify(token, this.keys.get, checks)).payload
    } catch (error) {
      if (error instanceof ServerError) throw error
      const why = error instanceof Error ? error.message : String(error)
      throw new TokenRefused(why, { expired: error instanceof errors.JWTExpired })
    }
  }
}
