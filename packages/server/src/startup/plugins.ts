import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Department } from '@planwright/sdk'
import { causeOf, ServerError } from '../errors.js'

/** The departments of the plugins in a folder: each folder in it with a package.json is one. */
export async function discoverPlugins(folder: string): Promise<readonly Department[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .filter((plugin) => existsSync(join(plugin, 'package.json')))
  return Promise.all(folders.sort().map(departmentIn))
}

async function departmentIn(folder: string): Promise<Department> {
  const loaded = await load(folder)
  if (loaded.department === undefined) throw new ServerError('PLUGIN_WITHOUT_DEPARTMENT', { folder })
  return loaded.department
}

async function load(folder: string): Promise<{ readonly department?: Department }> {
  try {
    return await import(pathToFileURL(join(folder, 'dist/src/index.js')).href)
  } catch (error) {
    throw new ServerError('PLUGIN_NOT_BUILT', { folder, cause: causeOf(error) })
  }
}
