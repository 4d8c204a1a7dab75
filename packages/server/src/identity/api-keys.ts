import { randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/sqlite'
import { type Scope, viewerOf } from '../access/viewer.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import { sha256 } from '../records/digest.js'
import { ApiKeyEntry } from './api-key.entity.js'
import { scopeOf } from './claims.js'
import { isSecretOf, newSecret } from './secret.js'
import type { SignedIn } from './signed-in.js'
import { TokenRefused } from './token-refused.js'

const prefix = 'pwk_'

export interface ApiKeyOrder extends Scope {
  readonly name: string
  /** The moment from which it is not accepted any more. */
  readonly expiresAt: string
}

export interface IssuedApiKey {
  readonly entry: ApiKeyEntry
  /** What the script sends. Nobody can be told it a second time. */
  readonly token: string
}

/** Keys by which scripts sign in: issued with roles and an end, kept as hashes, accepted until they end or are revoked. */
export class ApiKeys {
  constructor(
    private readonly em: EntityManager,
    private readonly trail: AuditTrail,
    private readonly now: () => string,
  ) {}

  static isOne(token: string): boolean {
    return token.startsWith(prefix)
  }

  async issue(order: ApiKeyOrder, issuedBy: string): Promise<IssuedApiKey> {
    const id = randomBytes(8).toString('hex')
    const secret = newSecret()
    const { roles, schools, classrooms, ...same } = order
    const content = { ...same, id, roles: [...roles], schools: [...schools], classrooms: [...classrooms] }
    const kept = { ...content, secretHash: sha256(secret), issuedBy, issuedAt: this.now(), revokedAt: null }
    const entry = await this.trail.writing(async (transaction, record) => {
      const created = transaction.create(ApiKeyEntry, kept)
      record({ subject: issuedBy, action: 'key.issue', target: nameOf(id), release: null, details: { ...order } })
      return created
    })
    return { entry, token: `${prefix}${id}_${secret}` }
  }

  /** Ends a key at once; null where there is none of this id. One that ended before stays as it is. */
  revoke(id: string, subject: string): Promise<ApiKeyEntry | null> {
    return this.trail.writing(async (transaction, record) => {
      const entry = await transaction.findOne(ApiKeyEntry, { id })
      if (entry === null || entry.revokedAt !== null) return entry
      entry.revokedAt = this.now()
      record({ subject, action: 'key.revoke', target: nameOf(id), release: null, details: { name: entry.name } })
      return entry
    })
  }

  /** All keys ever issued, the newest first. */
  list(): Promise<readonly ApiKeyEntry[]> {
    return this.em.fork().find(ApiKeyEntry, {}, { orderBy: { issuedAt: 'desc', id: 'desc' } })
  }

  /** Who a key stands for. */
  async signedIn(token: string): Promise<SignedIn> {
    const [, id = '', secret = ''] = /^pwk_([0-9a-f]{16})_([\w-]{43})$/.exec(token) ?? []
    const entry = id === '' ? null : await this.em.fork().findOne(ApiKeyEntry, { id })
    if (entry === null || !isSecretOf(entry.secretHash, secret)) throw new TokenRefused('no such key was issued')
    if (entry.revokedAt !== null) throw new TokenRefused(`${nameOf(id)} was revoked`)
    if (entry.expiresAt <= this.now()) throw new TokenRefused(`${nameOf(id)} has expired`, { expired: true })
    return { viewer: viewerOf('key', nameOf(id), scopeOf({ ...entry })), until: Date.parse(entry.expiresAt) }
  }
}

/** How the records name who signed in with a key. */
function nameOf(id: string): string {
  return `key/${id}`
}
