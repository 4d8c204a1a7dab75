import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LoadedPlugin, PluginPlace, PluginProcesses } from '@planwright/computed'
import type { Department } from '@planwright/sdk'
import { ServerError } from '../errors.js'

/** The plugins in a folder: each folder in it with a package.json is one. */
export async function pluginsIn(folder: string): Promise<readonly PluginPlace[]> {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => join(folder, entry.name))
    .filter((plugin) => existsSync(join(plugin, 'package.json')))
    .sort()
    .map(placeOf)
}

/**
 * What the departments of plugins declare, each read in its plugin's own process.
 * @throws PluginFault where one cannot be loaded, and a ServerError where one declares nothing.
 */
export async function declaredDepartments(
  processes: PluginProcesses,
  places: readonly PluginPlace[],
): Promise<readonly Department[]> {
  return (await processes.load(places)).map(departmentOf)
}

function placeOf(folder: string): PluginPlace {
  return { name: basename(folder), folder, entry: pathToFileURL(join(folder, 'dist/src/index.js')).href }
}

function departmentOf({ department, place: { folder } }: LoadedPlugin): Department {
  if (department === null) throw new ServerError('PLUGIN_WITHOUT_DEPARTMENT', { folder })
  return department
}
