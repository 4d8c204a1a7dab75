import { nearestName } from '@planwright/facts'
import { ServerError } from '../errors.js'

/** The names that begin like a setting of this program; the programs beside the server read some of them. */
const begin = 'PLANWRIGHT_'

/** What the demonstration and the tests read. */
const ofOthers = /^PLANWRIGHT_(DEMO|TEST)_/

const known: readonly string[] = [
  'PLANWRIGHT_CONNECTIONS_PER_ADDRESS',
  'PLANWRIGHT_DATA',
  'PLANWRIGHT_DEVELOPMENT',
  'PLANWRIGHT_FIGURES',
  'PLANWRIGHT_FILES_PER_DAY',
  'PLANWRIGHT_HOST',
  'PLANWRIGHT_HTTP_CONNECTIONS_PER_ADDRESS',
  'PLANWRIGHT_LABEL',
  'PLANWRIGHT_MEGABYTES_PER_FILE',
  'PLANWRIGHT_OIDC_AUDIENCE',
  'PLANWRIGHT_OIDC_ISSUER',
  'PLANWRIGHT_OIDC_KEYS',
  'PLANWRIGHT_OIDC_SUBJECT',
  'PLANWRIGHT_OPERATIONS',
  'PLANWRIGHT_OPERATIONS_FOLDER',
  'PLANWRIGHT_ORIGINS',
  'PLANWRIGHT_PLAN',
  'PLANWRIGHT_PLUGINS',
  'PLANWRIGHT_PLUGIN_MEGABYTES',
  'PLANWRIGHT_PLUGIN_SECONDS',
  'PLANWRIGHT_REQUESTS_PER_MINUTE',
  'PLANWRIGHT_SECONDS_PER_LONG_REQUEST',
  'PLANWRIGHT_SECONDS_PER_REQUEST',
  'PLANWRIGHT_SUBSCRIPTIONS_PER_CONNECTION',
  'PLANWRIGHT_TOKEN',
  'PLANWRIGHT_TRUST_PROXY',
  'PLANWRIGHT_UPLOADS_AT_ONCE',
  'PLANWRIGHT_URL',
]

/** Names that look like settings and are none: one that is misspelt would be left out without a word. */
export function unknownSettings(environment: NodeJS.ProcessEnv): readonly ServerError[] {
  const given = Object.keys(environment).filter((name) => name.toUpperCase().startsWith(begin) && environment[name])
  return given.filter((name) => !known.includes(name) && !ofOthers.test(name)).map(unknown)
}

function unknown(name: string): ServerError {
  const near = nearestName(name, known)
  const hint = near === null ? `Leave it out. Known: ${known.join(', ')}.` : `Did you mean ${near}?`
  return new ServerError('SETTING_UNKNOWN', { name, hint })
}
