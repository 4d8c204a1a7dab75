import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PluginPlace } from '@planwright/computed'
import type { Department } from '@planwright/sdk'
import { causeOf, ServerError } from '../errors.js'

/** A plugin: what its department declares, and where it lies. */
export interface Plugin {
  readonly declared: Department
  readonly place: PluginPlace
}

/** The plugins in a folder: each folder in it with a package.json is one. */
export async function discoverPlugins(folder: string): Promise<readonly Plugin[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .filter((plugin) => existsSync(join(plugin, 'package.json')))
  return Promise.all(folders.sort().map(pluginIn))
}

async function pluginIn(folder: string): Promise<Plugin> {
  const entry = pathToFileURL(join(folder, 'dist/src/index.js')).href
  const { department } = await load(folder, entry)
  if (department === undefined) throw new ServerError('PLUGIN_WITHOUT_DEPARTMENT', { folder })
  return { declared: department, place: { department: department.id, folder, entry } }
}

async function load(folder: string, entry: string): Promise<{ readonly department?: Department }> {
  try {
    return await import(entry)
  } catch (error) {
    throw new ServerError('PLUGIN_NOT_BUILT', { folder, cause: causeOf(error) })
  }
}
