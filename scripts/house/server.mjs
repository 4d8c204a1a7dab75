import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './folders.mjs'

/** The server's program, as a URL to import. */
export const serverEntry = pathToFileURL(join(root, 'packages/server/dist/src/main.js')).href

/**
 * What the server is told, where the person who starts it has not said otherwise.
 * @param {NodeJS.ProcessEnv} given
 * @returns {Readonly<Record<string, string>>}
 */
export function serverEnvironment(given) {
  return {
    PLANWRIGHT_DATA: given.PLANWRIGHT_DATA || join(root, 'data'),
    PLANWRIGHT_PLUGINS: given.PLANWRIGHT_PLUGINS || join(root, 'plugins'),
    PLANWRIGHT_PLAN: given.PLANWRIGHT_PLAN || join(root, 'packages/hartford/plan.yaml'),
    PLANWRIGHT_DEVELOPMENT: given.PLANWRIGHT_DEVELOPMENT || (given.PLANWRIGHT_OIDC_ISSUER ? '0' : '1'),
  }
}
