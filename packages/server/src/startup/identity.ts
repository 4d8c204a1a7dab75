import type { EntityManager } from '@mikro-orm/sqlite'
import { operator, type Viewer } from '../access/viewer.js'
import type { AuditTrail } from '../audit/audit-trail.js'
import { RefusedLogins } from '../audit/refused-logins.js'
import type { Settings } from '../config/settings.js'
import type { Log } from '../http/log.js'
import { ApiKeys } from '../identity/api-keys.js'
import { Authenticator } from '../identity/authenticator.js'
import { type DevelopmentToken, developmentTokens } from '../identity/development.js'
import { LiveSignIns } from '../identity/live-sign-ins.js'
import { OidcTokens } from '../identity/oidc-tokens.js'
import { keepOperatorToken, removeOperatorToken } from '../identity/operator-token.js'
import { SessionTokens } from '../identity/session-tokens.js'
import type { Catalogue } from '../indicators/catalogue.js'

interface Parts {
  readonly settings: Settings
  readonly em: EntityManager
  readonly trail: AuditTrail
  readonly catalogue: Catalogue
  readonly log: Log
  readonly now: () => string
}

/** How the server tells who asks. */
export interface Identity {
  readonly authenticator: Authenticator
  readonly apiKeys: ApiKeys
  /** What is at work for those who are signed in. */
  readonly signIns: LiveSignIns
  readonly developmentTokens: readonly DevelopmentToken[]
  tokenFor(viewer: Viewer): string
  close(): Promise<void>
}

/** Opens all ways to sign in, and leaves the operator's token in the data folder while the server runs. */
export async function openIdentity({ settings, em, trail, catalogue, log, now }: Parts): Promise<Identity> {
  const { oidc: issuer, development, dataFolder } = settings
  const milliseconds = () => Date.now()
  const sessions = new SessionTokens()
  const signIns = new LiveSignIns(milliseconds)
  const apiKeys = new ApiKeys({ em, trail, now, onRevoked: (subject) => signIns.lookAt(subject) })
  const oidc = issuer === null ? null : new OidcTokens(issuer, { log, milliseconds })
  const refused = new RefusedLogins(trail, milliseconds)
  const tokenFor = (viewer: Viewer) => sessions.issue(async () => viewer)
  await keepOperatorToken(dataFolder, tokenFor(operator))
  const departments = catalogue.departments.map(({ id }) => id)
  return {
    authenticator: new Authenticator({ sessions, apiKeys, oidc, refused }),
    apiKeys,
    signIns,
    developmentTokens: development ? developmentTokens(sessions, em, departments) : [],
    tokenFor,
    close: () => removeOperatorToken(dataFolder),
  }
}
