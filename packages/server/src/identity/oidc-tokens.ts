import { errors, type JWTPayload, jwtVerify } from 'jose'
import { viewerOf } from '../access/viewer.js'
import type { OidcSettings } from '../config/settings.js'
import { ServerError } from '../errors.js'
import { scopeOf } from './claims.js'
import { IssuerKeys, type IssuerKeysOptions } from './issuer-keys.js'
import type { SignedIn } from './signed-in.js'
import { subjectOf } from './subject.js'
import { TokenRefused } from './token-refused.js'

/** Signatures by a private key only: with a shared secret, whoever can check a token could write one. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
/** Seconds by which the issuer's clock may differ from ours. */
const clockTolerance = 30

interface OidcOptions extends Pick<IssuerKeysOptions, 'log' | 'milliseconds'> {
  /** The time of day, in milliseconds since 1970. */
  readonly now?: () => number
}

/** Checks tokens of the district's own sign-in (OpenID Connect): signature, issuer, audience, times, subject, claims. */
export class OidcTokens {
  private readonly keys: IssuerKeys
  private readonly now: () => number

  constructor(
    private readonly settings: OidcSettings,
    options: OidcOptions,
  ) {
    this.now = options.now ?? Date.now
    this.keys = new IssuerKeys({ ...options, issuer: settings.issuer, keys: settings.keys })
  }

  /** Who a token stands for, and when it was issued, in milliseconds since 1970. */
  async signedIn(token: string): Promise<SignedIn & { readonly issuedAt: number }> {
    const payload = await this.verified(token)
    const issuedAt = this.issuedAt(payload)
    const viewer = viewerOf('person', subjectOf(payload[this.settings.subjectClaim]), scopeOf(payload))
    const until = this.endOf(payload)
    const refusal = () => (until > this.now() ? null : new TokenRefused('it has expired', { expired: true }))
    const stillHolds = async () => {
      const why = refusal()
      if (why !== null) throw why
    }
    return { viewer, until, issuedAt, refusal, stillHolds }
  }

  private issuedAt({ iat, exp }: JWTPayload): number {
    const issuedAt = Number(iat) * 1000
    if (issuedAt > this.now() + clockTolerance * 1000) throw new TokenRefused('it was issued in the future')
    if (issuedAt < 0 || Number(exp) + clockTolerance <= Number(iat))
      throw new TokenRefused('its times are no times of a token')
    return issuedAt
  }

  /** Its end, by its issuer's clock; where that is over by ours and the clocks may differ, the latest that it can be. */
  private endOf({ exp }: JWTPayload): number {
    const end = Number(exp) * 1000
    return end > this.now() ? end : end + clockTolerance * 1000
  }

  private async verified(token: string): Promise<JWTPayload> {
    const { issuer, audience, subjectClaim } = this.settings
    const requiredClaims = ['sub', 'exp', 'iat', subjectClaim]
    try {
      const currentDate = new Date(this.now())
      const checks = { issuer, audience, algorithms, clockTolerance, requiredClaims, currentDate }
      return (await jwtVerify(token, this.keys.get, checks)).payload
    } catch (error) {
      if (error instanceof ServerError) throw error
      const why = error instanceof Error ? error.message : String(error)
      throw new TokenRefused(why, { expired: error instanceof errors.JWTExpired })
    }
  }
}
