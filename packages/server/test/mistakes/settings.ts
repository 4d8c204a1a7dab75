import { settingsFromEnvironment } from '@planwright/server'
import type { Mistake } from './mistake.js'
import { saidIn } from './said.js'

function mistaken(name: string, value: string, code: string, near?: string): Mistake {
  const make = async () => {
    try {
      settingsFromEnvironment({ [name]: value })
    } catch (error) {
      if (error instanceof Error) return saidIn({ ...error, message: error.message })
    }
    return []
  }
  return { what: `the setting ${name}=${value}`, make, code, place: name, ...(near === undefined ? {} : { near }) }
}

/** Settings that are misspelt, or that cannot be meant. */
export const settingsMistaken: readonly Mistake[] = [
  mistaken('PLANWRIGHT_DATTA', '/srv/data', 'SETTING_UNKNOWN', 'PLANWRIGHT_DATA'),
  mistaken('PLANWRIGHT_PLUGIN', '/srv/plugins', 'SETTING_UNKNOWN', 'PLANWRIGHT_PLUGINS'),
  mistaken('PLANWRIGHT_SECONDS_PER_REQUESTS', '5', 'SETTING_UNKNOWN', 'PLANWRIGHT_SECONDS_PER_REQUEST'),
  mistaken('PLANWRIGHT_OPERATIONS', 'lsted', 'SETTING_INVALID', 'listed'),
  mistaken('PORT', '80000', 'PORT_INVALID'),
]
