import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repository } from './repository.js'

/** A ratio whose numerator is to be another. */
export interface Edit {
  readonly indicator: string
  readonly numerator: string
}

/** Writes a folder of plugins: all there are, with one definition edited where asked for. */
export async function pluginsIn(folder: string, edit: Edit | null = null): Promise<void> {
  const entries = await readdir(join(repository, 'plugins'), { withFileTypes: true })
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const built = pathToFileURL(join(repository, 'plugins', name, 'dist/src/index.js')).href
    await mkdir(join(folder, name, 'dist/src'), { recursive: true })
    await writeFile(join(folder, name, 'package.json'), '{ "type": "module" }')
    await writeFile(join(folder, name, 'dist/src/index.js'), programOf(built, edit))
  }
}

function programOf(built: string, edit: Edit | null): string {
  return `import { department as own } from ${JSON.stringify(built)}
const edit = ${JSON.stringify(edit)}
const edited = (one) =>
  one.id === edit?.indicator ? { ...one, value: { ...one.value, numerator: edit.numerator } } : one
export const department = { ...own, indicators: own.indicators.map(edited) }
`
}
