import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defaultPluginLimits, type PluginLimits } from '@planwright/computed'
import { hartfordFolder } from '@planwright/hartford'
import { defaultLimits, type Limits } from '../limits/limits.js'
import { hostFrom, originsFrom, publicUrlFrom } from './addresses.js'
import { Faults } from './faults.js'
import { unknownSettings } from './names.js'
import { oidcFrom } from './oidc.js'
import type { Settings } from './settings.js'
import { countFrom, folderFrom, portFrom, proxiesFrom, wordFrom } from './values.js'

const defaultPort = 4000
const folderSetting = 'PLANWRIGHT_OPERATIONS_FOLDER'

/** The settings the environment asks for, or all that is wrong with them. The only place that reads it. */
export function settingsFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Settings {
  const faults = new Faults()
  faults.add(unknownSettings(environment))
  const planFile = resolve(environment.PLANWRIGHT_PLAN || join(hartfordFolder, 'plan.yaml'))
  const directoryFile = join(dirname(planFile), 'directory.csv')
  const given: Given = (name, otherwise) => faults.of(() => countFrom(name, environment[name], otherwise), otherwise)
  const settings = {
    port: faults.of(() => portFrom(environment.PORT, defaultPort), defaultPort),
    ...addressesFrom(environment, faults),
    dataFolder: resolve(environment.PLANWRIGHT_DATA || 'data'),
    pluginsFolder: faults.of(() => pluginsFrom(environment.PLANWRIGHT_PLUGINS), ''),
    planFile,
    figuresFolder: faults.of(() => figuresFrom(environment.PLANWRIGHT_FIGURES, planFile), null),
    directoryFile: existsSync(directoryFile) ? directoryFile : null,
    label: environment.PLANWRIGHT_LABEL || null,
    development: isDevelopment(environment.PLANWRIGHT_DEVELOPMENT, faults),
    oidc: faults.of(() => oidcFrom(environment), null),
    limits: limitsFrom(given),
    pluginLimits: pluginLimitsFrom(given),
    operations: faults.of(() => operationsFrom(environment.PLANWRIGHT_OPERATIONS), 'any'),
    operationsFolder: faults.of(() => folderFrom(folderSetting, environment[folderSetting]), null),
  }
  faults.refuse()
  return settings
}

type Given = (name: string, otherwise: number) => number

type Addresses = Pick<Settings, 'host' | 'publicUrl' | 'allowedOrigins' | 'trustedProxies'>

function addressesFrom(environment: NodeJS.ProcessEnv, faults: Faults): Addresses {
  const proxies = 'PLANWRIGHT_TRUST_PROXY'
  return {
    host: faults.of(() => hostFrom(environment.PLANWRIGHT_HOST), ''),
    publicUrl: faults.of(() => publicUrlFrom(environment.PLANWRIGHT_URL), null),
    allowedOrigins: faults.of(() => originsFrom(environment.PLANWRIGHT_ORIGINS), []),
    trustedProxies: faults.of(() => proxiesFrom(proxies, environment[proxies]), []),
  }
}

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

function operationsFrom(text: string | undefined): 'any' | 'listed' {
  return wordFrom('PLANWRIGHT_OPERATIONS', text, ['any', 'listed'])
}

function isDevelopment(text: string | undefined, faults: Faults): boolean {
  return faults.of(() => wordFrom('PLANWRIGHT_DEVELOPMENT', text, ['0', '1']), '0') === '1'
}

/** A folder that is named must be there; without one there may be no plugins. */
function pluginsFrom(text: string | undefined): string {
  return folderFrom('PLANWRIGHT_PLUGINS', text) ?? resolve('plugins')
}

/** `none` loads no figures; unless said, they stand in the folder `figures` beside the plan. */
function figuresFrom(text: string | undefined, planFile: string): string | null {
  if (text === 'none') return null
  if (text) return folderFrom('PLANWRIGHT_FIGURES', text)
  const folder = join(dirname(planFile), 'figures')
  return existsSync(folder) ? folder : null
}
