import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PluginLimits } from './limits.js'

/** A department's plugin, where it lies. */
export interface PluginPlace {
  /** How faults name it. */
  readonly name: string
  /** The plugin's folder: what its process may read. */
  readonly folder: string
  /** The built module that exports the department, as a file URL. */
  readonly entry: string
}

const child = fileURLToPath(new URL('../child/main.js', import.meta.url))
const own = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)))
const kit = realpathSync(fileURLToPath(new URL('../..', import.meta.resolve('@planwright/sdk'))))

/** The arguments of Node for a plugin's process: little memory, its own files to read, and no other program. */
export function argumentsFor({ folder, entry }: PluginPlace, { megabytes }: PluginLimits): readonly string[] {
  const readable = distinct([folder, ...[own, kit, realpathSync(folder)].flatMap(withPackages)])
  return [
    '--no-warnings',
    permissionFlag(),
    // Its watchdog is a thread; the plugin's own code is left none.
    '--allow-worker',
    ...readable.map((path) => `--allow-fs-read=${path}${sep}`),
    `--max-old-space-size=${megabytes}`,
    child,
    entry,
    String(megabytes),
  ]
}

/** Folders that lie in none of the others: Node 20 ends at once where it is told the same one twice. */
function distinct(folders: readonly string[]): readonly string[] {
  const trimmed = [...new Set(folders.map((folder) => folder.replace(/[\\/]+$/, '')))]
  return trimmed.filter((one) => !trimmed.some((other) => one.startsWith(`${other}${sep}`)))
}

/** The flag was renamed when it was finished. */
function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
}

/** A folder, and where Node looks for the packages that its modules import. */
function withPackages(folder: string): readonly string[] {
  const found = [folder]
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const packages = join(at, 'node_modules')
    if (existsSync(packages)) found.push(packages)
  }
  return found
}
