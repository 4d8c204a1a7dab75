import { randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/sqlite'
import { exceeds } from '../access/exceeds.js'
import { is, type Scope, type Viewer, viewerOf } from '../access/viewer.js'
import type { AuditTrail, Recorder } from '../audit/audit-trail.js'
import { type Authority, theServer } from '../audit/authority.js'
import { sha256 } from '../records/digest.js'
import { ApiKeyEntry } from './api-key.entity.js'
import { scopeOf } from './claims.js'
import { idOfKey, keyName } from './key-name.js'
import { issuersOf } from './person-behind.js'
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

interface ApiKeysOptions {
  readonly em: EntityManager
  readonly trail: AuditTrail
  readonly now: () => string
  /** Hears which subject was revoked, once that is kept. */
  readonly onRevoked?: (subject: string) => void
}

/** Keys by which scripts sign in: issued with roles and an end, kept as hashes, accepted until they end or are revoked. */
export class ApiKeys {
  /** Those that this process revoked: nobody has to ask the records to know it. */
  private readonly revoked = new Set<string>()

  constructor(private readonly options: ApiKeysOptions) {}

  static isOne(token: string): boolean {
    return token.startsWith(prefix)
  }

  async issue(order: ApiKeyOrder, by: Authority): Promise<IssuedApiKey> {
    const id = randomBytes(8).toString('hex')
    const secret = newSecret()
    const { roles, schools, classrooms, ...same } = order
    const content = { ...same, id, roles: [...roles], schools: [...schools], classrooms: [...classrooms] }
    const issued = { issuedBy: by.subject, issuedAt: this.options.now(), revokedAt: null }
    const entry = await this.options.trail.writing(by, async (transaction, record) => {
      const created = transaction.create(ApiKeyEntry, { ...content, ...issued, secretHash: sha256(secret) })
      record({ subject: by.subject, action: 'key.issue', target: keyName(id), release: null, details: { ...order } })
      return created
    })
    return { entry, token: `${prefix}${id}_${secret}` }
  }

  /**
   * Ends a key at once, with all that it issued and what those did; null where there is none of this id. One that ended
   * before stays as it is.
   */
  async revoke(id: string, by: Authority): Promise<ApiKeyEntry | null> {
    const { found, ended } = await this.options.trail.writing(by, async (transaction, record) => {
      const found = await transaction.findOne(ApiKeyEntry, { id })
      const open = found === null || found.revokedAt !== null ? [] : [found]
      return { found, ended: await this.end(transaction, open, by, record) }
    })
    this.told(ended)
    return found
  }

  /** Ends the keys that somebody issued before a moment and that could do what their issuer may not any more. */
  async revokeBeyond(issuer: Viewer, before: string): Promise<void> {
    if (is(issuer, 'administrator')) return
    const where = { issuedBy: issuer.subject, revokedAt: null, issuedAt: { $lt: before } }
    const isBeyond = (entry: ApiKeyEntry) => exceeds(viewerOfKey(entry), issuer)
    if (!(await this.options.em.fork().find(ApiKeyEntry, where)).some(isBeyond)) return
    const ended = await this.options.trail.writing(theServer, async (transaction, record) => {
      const open = await transaction.find(ApiKeyEntry, where)
      return this.end(transaction, open.filter(isBeyond), theServer, record)
    })
    this.told(ended)
  }

  /** All keys ever issued, the newest first. */
  list(): Promise<readonly ApiKeyEntry[]> {
    return this.options.em.fork().find(ApiKeyEntry, {}, { orderBy: { issuedAt: 'desc', id: 'desc' } })
  }

  /** The moment from which the key of a subject is not accepted any more; null where the subject is no key. */
  async endOf(subject: string): Promise<string | null> {
    const id = idOfKey(subject)
    return id === null ? null : ((await this.options.em.fork().findOne(ApiKeyEntry, { id }))?.expiresAt ?? null)
  }

  /** Who a key stands for. */
  async signedIn(token: string): Promise<SignedIn> {
    const [, id = '', secret = ''] = /^pwk_([0-9a-f]{16})_([\w-]{43})$/.exec(token) ?? []
    const em = this.options.em.fork()
    const entry = id === '' ? null : await em.findOne(ApiKeyEntry, { id })
    if (entry === null || !isSecretOf(entry.secretHash, secret)) throw new TokenRefused('no such key was issued')
    const keys = [entry, ...(await issuersOf(em, entry))]
    this.refuseEnded(keys)
    const until = Math.min(...keys.map(({ expiresAt }) => Date.parse(expiresAt)))
    const refusal = () => refusalOf(keys, this.options.now(), this.revoked)
    const stillHolds = async (transaction: EntityManager) =>
      this.refuseEnded(
        await transaction.find(ApiKeyEntry, { id: { $in: keys.map((key) => key.id) } }, { refresh: true }),
      )
    return { viewer: viewerOfKey(entry), until, refusal, stillHolds }
  }

  private refuseEnded(keys: readonly ApiKeyEntry[]): void {
    const why = refusalOf(keys, this.options.now(), this.revoked)
    if (why !== null) throw why
  }

  /** Ends keys and whatever those issued. Answers them all. */
  private async end(
    transaction: EntityManager,
    keys: readonly ApiKeyEntry[],
    { subject }: Pick<Authority, 'subject'>,
    record: Recorder,
  ): Promise<readonly ApiKeyEntry[]> {
    if (keys.length === 0) return []
    for (const entry of keys) {
      entry.revokedAt = this.options.now()
      const details = { name: entry.name, issuedBy: entry.issuedBy }
      record({ subject, action: 'key.revoke', target: keyName(entry.id), release: null, details })
    }
    const issuedBy = { $in: keys.map(({ id }) => keyName(id)) }
    const theirs = await transaction.find(ApiKeyEntry, { issuedBy, revokedAt: null })
    return [...keys, ...(await this.end(transaction, theirs, { subject }, record))]
  }

  private told(ended: readonly ApiKeyEntry[]): void {
    for (const { id } of ended) this.revoked.add(id)
    for (const { id } of ended) this.options.onRevoked?.(keyName(id))
  }
}

function viewerOfKey(entry: ApiKeyEntry): Viewer {
  return viewerOf('key', keyName(entry.id), scopeOf({ ...entry }))
}

/** Why a key is not accepted, or one of those that it comes from; null where it is. */
function refusalOf(keys: readonly ApiKeyEntry[], now: string, revoked: ReadonlySet<string>): TokenRefused | null {
  const gone = keys.find(({ id, revokedAt }) => revokedAt !== null || revoked.has(id))
  if (gone !== undefined) return new TokenRefused(`${keyName(gone.id)} was revoked`)
  const over = keys.find(({ expiresAt }) => expiresAt <= now)
  return over === undefined ? null : new TokenRefused(`${keyName(over.id)} has expired`, { expired: true })
}
