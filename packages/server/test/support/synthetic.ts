import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Client } from './client.js'
import { importSent } from './importing.js'
import { repository } from './repository.js'

/** A file of the synthetic district. */
export interface SyntheticFile {
  readonly dataset: string
  readonly path: string
}

interface Generator {
  writeDistrict(folder: string, size: { readonly students: number }): Promise<readonly SyntheticFile[]>
}

/** The synthetic district of a few students, as files in the order they are imported. */
export async function writeSynthetic(folder: string, students: number): Promise<readonly SyntheticFile[]> {
  const path = join(repository, 'scripts/synthetic/write-district.mjs')
  const generator: Generator = await import(pathToFileURL(path).href)
  return generator.writeDistrict(folder, { students })
}

/** Imports the files, one after the other. None of them asks for a confirmation. */
export async function importSynthetic(server: Client, files: readonly SyntheticFile[]): Promise<void> {
  for (const { dataset, path } of files) {
    const file = await server.send(`${dataset}.csv`, await readFile(path, 'utf8'))
    const ended = (await importSent(server, dataset, [file])).at(-1)
    if (ended?.state !== 'DONE') throw new Error(`${dataset}: ${JSON.stringify(ended)}`)
  }
}

/** Numbers from 0 up to 1, the same each time for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of a list, by chance. */
export function oneOf<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('There is nothing to choose from.')
  return found
}
