import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { OidcSettings } from '@planwright/server'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose'

export const audience = 'planwright'

/** A district's sign-in for tests: an issuer with keys of its own, on a port of its own. */
export interface Issuer {
  readonly address: string
  /** The public key under the known name, as PEM-less JWK text: what an attacker can read. */
  readonly publicKey: string
  /** How often its keys were asked for. */
  readonly asked: () => number
  /** Whether it answers. */
  answers: boolean
  /** Adds a key under a name, as issuers do from time to time. */
  addKey(kid: string): Promise<void>
  /** Signs claims with a key of the issuer; what is not said is as it should be. */
  sign(claims: JWTPayload, header?: Partial<JWTHeaderParameters>, kid?: string): Promise<string>
  stop(): Promise<void>
}

/** How a server is told of an issuer. */
export function oidcOf({ address }: Pick<Issuer, 'address'>): OidcSettings {
  return { issuer: address, audience, keys: null, subjectClaim: 'sub' }
}

/** Starts an issuer whose first key is named `first`. */
export async function startIssuer(): Promise<Issuer> {
  const keys = new Map<string, CryptoKey>()
  const published: object[] = []
  let asked = 0
  const server = createServer((request, response) => {
    if (!issuer.answers) return void request.socket.destroy()
    const isKeys = request.url === '/keys'
    if (isKeys) asked += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(isKeys ? { keys: published } : { issuer: address, jwks_uri: `${address}/keys` }))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const addKey = async (kid: string) => {
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    keys.set(kid, privateKey)
    published.push({ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' })
  }
  await addKey('first')
  const issuer: Issuer = {
    address,
    publicKey: JSON.stringify(published[0]),
    asked: () => asked,
    answers: true,
    addKey,
    sign: (claims, header = {}, kid = 'first') => {
      const key = keys.get(kid)
      if (key === undefined) throw new Error(`The issuer has no key ${kid}.`)
      return signed(key, { iss: address, ...goodClaims(), ...claims }, { alg: 'RS256', kid, ...header })
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return issuer
}

/** Claims of a token that is good for the next five minutes. `undefined` leaves one out. */
function goodClaims(): JWTPayload {
  const now = Math.floor(Date.now() / 1000)
  return { sub: 'ana.ruiz', aud: audience, iat: now, exp: now + 300, roles: ['analyst'] }
}

/** A token by any key. */
export function signed(key: CryptoKey | Uint8Array, claims: JWTPayload, header: JWTHeaderParameters): Promise<string> {
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined))
  return new SignJWT(given).setProtectedHeader(header).sign(key, { crit: { vip: true } })
}
