import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose'
import { causeOf, ServerError } from '../errors.js'
import type { Log } from '../http/log.js'
import { keysAddressOf } from './issuer-discovery.js'
import { Spaced } from './spaced.js'

/** After so long the issuer is asked whether its keys changed, in the background. */
const freshFor = 10 * 60_000
/** The issuer is not asked more often, whatever tokens are sent and whether it answers or not. */
const pause = 30_000
const patience = 5_000

export interface IssuerKeysOptions {
  readonly issuer: string
  /** Where the keys are; null where the issuer's own description says so. */
  readonly keys: string | null
  readonly log: Log
  readonly milliseconds: () => number
}

/**
 * The issuer's public keys. Those that are known stay in use while the issuer cannot be reached; an unknown one makes the
 * server look for new keys, at most once in thirty seconds.
 */
export class IssuerKeys {
  private remote: RemoteJWKSet | null = null
  private readonly discovery: Spaced
  private readonly fetching: Spaced

  constructor(private readonly options: IssuerKeysOptions) {
    this.discovery = new Spaced(pause, options.milliseconds)
    this.fetching = new Spaced(pause, options.milliseconds)
  }

  /** The key that a token names. Throws ISSUER_UNREACHABLE where no key of the issuer is known at all. */
  readonly get: JWTVerifyGetKey = async (header, token) => {
    const remote = await this.withKeys()
    return remote(header, token)
  }

  private async withKeys(): Promise<RemoteJWKSet> {
    try {
      this.remote ??= await this.connected()
      if (this.remote.jwks() === undefined) await this.remote.reload()
      else if (this.fetching.since >= freshFor) this.refresh(this.remote)
      return this.remote
    } catch (error) {
      throw new ServerError('ISSUER_UNREACHABLE', { issuer: this.options.issuer, cause: causeOf(error) })
    }
  }

  private refresh(remote: RemoteJWKSet): void {
    const { log } = this.options
    remote.reload().catch((error: unknown) => log.info(`The issuer's keys stay as they are: ${causeOf(error)}.`))
  }

  private async connected(): Promise<RemoteJWKSet> {
    const { issuer, keys } = this.options
    const address = keys === null ? await this.discovery.attempt(() => keysAddressOf(issuer, patience)) : new URL(keys)
    return createRemoteJWKSet(address, {
      timeoutDuration: patience,
      cooldownDuration: 0,
      cacheMaxAge: Number.POSITIVE_INFINITY,
      [customFetch]: (url, options) => this.fetching.attempt(() => fetch(url, options)),
    })
  }
}
