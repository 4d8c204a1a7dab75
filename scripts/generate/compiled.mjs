import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../house/folders.mjs'

/**
 * What a compiled file of ours exports. The generators look behind the packages' doors: they describe them.
 * @param {string} path relative to the repository's root
 */
export const compiled = (path) => import(pathToFileURL(join(root, path)).href)

/**
 * Every department that is installed, in order of id.
 * @returns {Promise<readonly import('@planwright/sdk').Department[]>}
 */
export async function departments() {
  const entries = readdirSync(join(root, 'plugins'))
    .sort()
    .map((name) => `plugins/${name}/dist/src/index.js`)
    .filter((path) => existsSync(join(root, path)))
  return Promise.all(entries.map(async (path) => (await compiled(path)).department))
}
