import type { IncomingMessage } from 'node:http'
import proxyaddr from '@fastify/proxy-addr'
import type { Viewer } from '../access/viewer.js'
import { ServerError } from '../errors.js'
import { Allowance, type Elapsed } from './allowance.js'
import { networkOf } from './network.js'

/** Where a request comes from. */
export type AddressOf = (request: IncomingMessage) => string

/** A refusal, and after how many seconds it is worth trying again. */
export interface TooMany {
  readonly error: ServerError
  readonly seconds: number
}

const minute = 60_000

/** Counts the requests of each principal in a minute, whichever way they come. */
export class RateLimit {
  private readonly requests: Allowance

  constructor(
    private readonly requestsPerMinute: number,
    elapsed: Elapsed,
  ) {
    this.requests = new Allowance(requestsPerMinute, minute, elapsed)
  }

  /** Counts a request for whoever sent it. Null lets it in. */
  refused(principal: string): TooMany | null {
    const wait = this.requests.use(principal, 1)
    if (wait === null) return null
    const seconds = Math.ceil(wait / 1_000)
    return { error: new ServerError('RATE_LIMITED', { most: this.requestsPerMinute, seconds }), seconds }
  }
}

/** The address a request comes from. What it says of itself in X-Forwarded-For counts only where a named proxy wrote it. */
export function addressOf(trustedProxies: readonly string[]): AddressOf {
  const trusts = proxyaddr.compile([...trustedProxies])
  return (request) => proxyaddr(request, trusts)
}

/** Who a request counts for: whoever is signed in, wherever they are; everybody else by their address. */
export function principalOf({ kind, subject }: Viewer, address: string): string {
  return kind === 'public' ? `address ${networkOf(address)}` : `subject ${subject}`
}
