import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defaultPluginLimits, type PluginLimits } from '@planwright/computed'
import { hartfordFolder } from '@planwright/hartford'
import { ServerError } from '../errors.js'
import { defaultLimits, type Limits } from '../limits/limits.js'
import { hostFrom, originsFrom, publicUrlFrom } from './addresses.js'
import { oidcFrom } from './oidc.js'
import type { Settings } from './settings.js'

const defaultPort = 4000

/** The settings the environment asks for. The only place that reads it. */
export function settingsFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Settings {
  const planFile = resolve(environment.PLANWRIGHT_PLAN || join(hartfordFolder, 'plan.yaml'))
  const directoryFile = join(dirname(planFile), 'directory.csv')
  const given: Given = (name, otherwise) => countFrom(name, environment[name], otherwise)
  return {
    port: portFrom(environment.PORT),
    host: hostFrom(environment.PLANWRIGHT_HOST),
    publicUrl: publicUrlFrom(environment.PLANWRIGHT_URL),
    allowedOrigins: originsFrom(environment.PLANWRIGHT_ORIGINS),
    dataFolder: resolve(environment.PLANWRIGHT_DATA || 'data'),
    pluginsFolder: resolve(environment.PLANWRIGHT_PLUGINS || 'plugins'),
    planFile,
    figuresFolder: figuresFrom(environment.PLANWRIGHT_FIGURES, planFile),
    directoryFile: existsSync(directoryFile) ? directoryFile : null,
    label: environment.PLANWRIGHT_LABEL || null,
    development: environment.PLANWRIGHT_DEVELOPMENT === '1',
    oidc: oidcFrom(environment),
    limits: limitsFrom(given),
    pluginLimits: pluginLimitsFrom(given),
    trustedProxies: (environment.PLANWRIGHT_TRUST_PROXY ?? '').split(',').filter((name) => name !== ''),
    operations: operationsFrom(environment.PLANWRIGHT_OPERATIONS),
    operationsFolder: environment.PLANWRIGHT_OPERATIONS_FOLDER
      ? resolve(environment.PLANWRIGHT_OPERATIONS_FOLDER)
      : null,
  }
}

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new ServerError('PORT_INVALID', { port: text })
  return Number(text)
}

type Given = (name: string, otherwise: number) => number

function limitsFrom(given: Given): Limits {
  return {
    requestsPerMinute: given('PLANWRIGHT_REQUESTS_PER_MINUTE', defaultLimits.requestsPerMinute),
    secondsPerRequest: given('PLANWRIGHT_SECONDS_PER_REQUEST', defaultLimits.secondsPerRequest),
    secondsPerLongRequest: given('PLANWRIGHT_SECONDS_PER_LONG_REQUEST', defaultLimits.secondsPerLongRequest),
    subscriptionsPerConnection: given(
      'PLANWRIGHT_SUBSCRIPTIONS_PER_CONNECTION',
      defaultLimits.subscriptionsPerConnection,
    ),
    connectionsPerAddress: given('PLANWRIGHT_CONNECTIONS_PER_ADDRESS', defaultLimits.connectionsPerAddress),
    socketsPerAddress: given('PLANWRIGHT_HTTP_CONNECTIONS_PER_ADDRESS', defaultLimits.socketsPerAddress),
    megabytesPerFile: given('PLANWRIGHT_MEGABYTES_PER_FILE', defaultLimits.megabytesPerFile),
    uploadsAtOnce: given('PLANWRIGHT_UPLOADS_AT_ONCE', defaultLimits.uploadsAtOnce),
    filesPerDay: given('PLANWRIGHT_FILES_PER_DAY', defaultLimits.filesPerDay),
  }
}

function pluginLimitsFrom(given: Given): PluginLimits {
  return {
    ...defaultPluginLimits,
    seconds: given('PLANWRIGHT_PLUGIN_SECONDS', defaultPluginLimits.seconds),
    megabytes: given('PLANWRIGHT_PLUGIN_MEGABYTES', defaultPluginLimits.megabytes),
  }
}

function countFrom(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new ServerError('SETTING_INVALID', { name, value: text, wanted: 'a whole number from 1 to 999999' })
  return Number(text)
}

function operationsFrom(text: string | undefined): 'any' | 'listed' {
  if (text === undefined || text === '' || text === 'any') return 'any'
  if (text === 'listed') return 'listed'
  throw new ServerError('SETTING_INVALID', { name: 'PLANWRIGHT_OPERATIONS', value: text, wanted: '"any" or "listed"' })
}

/** `none` loads no figures; unless said, they stand in the folder `figures` beside the plan. */
function figuresFrom(text: string | undefined, planFile: string): string | null {
  if (text === 'none') return null
  const folder = text ? resolve(text) : join(dirname(planFile), 'figures')
  return existsSync(folder) ? folder : null
}
