import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Department } from '@planwright/sdk'

/** A plugin as it was written. */
export interface WrittenPlugin {
  /** The name of its folder, and its department's id. */
  readonly name: string
  readonly folder: string
  /** The module that exports the department, as a file URL. */
  readonly entry: string
}

/** Writes a built plugin into a folder of plugins: a department's module, by its text. */
export async function writePlugin(plugins: string, name: string, program: string): Promise<WrittenPlugin> {
  const folder = join(plugins, name)
  const file = join(folder, 'dist/src/index.js')
  await mkdir(join(folder, 'dist/src'), { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(file, program)
  return { name, folder, entry: pathToFileURL(file).href }
}

/** What a written plugin declares, loaded into this process. */
export async function declaredBy({ entry }: WrittenPlugin): Promise<Department> {
  const loaded: { readonly department: Department } = await import(entry)
  return loaded.department
}

/** Lets the plugins of a folder find the author's kit, as an installation does. */
export async function linkKit(plugins: string): Promise<void> {
  const kit = fileURLToPath(new URL('../..', import.meta.resolve('@planwright/sdk')))
  await mkdir(join(plugins, 'node_modules/@planwright'), { recursive: true })
  await symlink(kit, join(plugins, 'node_modules/@planwright/sdk'), 'dir')
}
