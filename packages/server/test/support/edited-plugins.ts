import { cp, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { linkKit, writePlugin } from '@planwright/testing'
import { repository } from './repository.js'

/** A ratio whose numerator is to be another. */
export interface Edit {
  readonly indicator: string
  readonly numerator: string
}

/** Writes a folder of plugins: all there are, with one definition edited where asked for. */
export async function pluginsIn(folder: string, edit: Edit | null = null): Promise<void> {
  const entries = await readdir(join(repository, 'plugins'), { withFileTypes: true })
  await linkKit(folder)
  for (const { name } of entries.filter((entry) => entry.isDirectory())) {
    const built = join(folder, name, 'dist/src')
    await cp(join(repository, 'plugins', name, 'dist/src'), built, { recursive: true })
    await rename(join(built, 'index.js'), join(built, 'unedited.js'))
    await writePlugin(folder, name, programOf(edit))
  }
}

function programOf(edit: Edit | null): string {
  return `import { department as own } from './unedited.js'
const edit = ${JSON.stringify(edit)}
const edited = (one) =>
  one.id === edit?.indicator ? { ...one, value: { ...one.value, numerator: edit.numerator } } : one
export const department = { ...own, indicators: own.indicators.map(edited) }
`
}
