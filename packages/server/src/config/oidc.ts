import { ServerError } from '../errors.js'
import { isLoopbackName } from './addresses.js'
import type { OidcSettings } from './settings.js'

/** The district's sign-in as the environment describes it; null where it names no issuer. */
export function oidcFrom(environment: Readonly<Record<string, string | undefined>>): OidcSettings | null {
  const { PLANWRIGHT_OIDC_ISSUER: issuer, PLANWRIGHT_OIDC_AUDIENCE: audience } = environment
  if (!issuer) return withoutIssuer(environment)
  if (!audience) {
    const hint = 'Give the name under which the issuer knows this server: a token meant for others is not accepted.'
    throw new ServerError('OIDC_INVALID', {
      setting: 'PLANWRIGHT_OIDC_AUDIENCE',
      value: 'empty',
      wanted: 'a name',
      hint,
    })
  }
  const keys = environment.PLANWRIGHT_OIDC_KEYS || null
  refuseUnsafe('PLANWRIGHT_OIDC_ISSUER', issuer)
  if (keys !== null) refuseUnsafe('PLANWRIGHT_OIDC_KEYS', keys)
  return { issuer, audience, keys, subjectClaim: environment.PLANWRIGHT_OIDC_SUBJECT || 'sub' }
}

/** What describes a sign-in that no issuer gives would be left out without a word. */
function withoutIssuer(environment: Readonly<Record<string, string | undefined>>): null {
  const parts = ['PLANWRIGHT_OIDC_AUDIENCE', 'PLANWRIGHT_OIDC_KEYS', 'PLANWRIGHT_OIDC_SUBJECT']
  const setting = parts.find((name) => environment[name])
  if (setting === undefined) return null
  const hint = 'Name the issuer of the tokens with PLANWRIGHT_OIDC_ISSUER, or leave this out.'
  throw new ServerError('OIDC_INVALID', {
    setting,
    value: environment[setting] ?? '',
    wanted: 'of use without an issuer',
    hint,
  })
}

/** Keys that come over an open line could be anybody's; on the own machine there is no line. */
function refuseUnsafe(setting: string, value: string): void {
  const url = URL.canParse(value) ? new URL(value) : null
  const isOwn = url !== null && isLoopbackName(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isOwn)) return
  const hint = 'Give the address as the issuer writes it into its tokens.'
  throw new ServerError('OIDC_INVALID', { setting, value, wanted: 'an https address', hint })
}
