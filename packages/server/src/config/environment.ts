import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { hartfordFolder } from '@planwright/hartford'
import { ServerError } from '../errors.js'
import { hostFrom, originsFrom, publicUrlFrom } from './addresses.js'
import { oidcFrom } from './oidc.js'
import type { Settings } from './settings.js'

const defaultPort = 4000

/** The settings the environment asks for. The only place that reads it. */
export function settingsFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Settings {
  const planFile = resolve(environment.PLANWRIGHT_PLAN || join(hartfordFolder, 'plan.yaml'))
  const directoryFile = join(dirname(planFile), 'directory.csv')
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
  }
}

function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new ServerError('PORT_INVALID', { port: text })
  return Number(text)
}

/** `none` loads no figures; unless said, they stand in the folder `figures` beside the plan. */
function figuresFrom(text: string | undefined, planFile: string): string | null {
  if (text === 'none') return null
  const folder = text ? resolve(text) : join(dirname(planFile), 'figures')
  return existsSync(folder) ? folder : null
}
