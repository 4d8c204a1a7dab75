import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../house/digest.mjs'
import { root } from '../house/folders.mjs'
import { writeCsv } from './csv-file.mjs'
import { makeDistrict } from './district.mjs'
import { allParts, partFolders } from './parts.mjs'

/** @typedef {{ readonly dataset: string, readonly path: string }} SyntheticFile */

/** Names the generators, the departments' among them: it changes whenever the files they write might. */
export const generation = () => digestOf(root, ['scripts/synthetic', ...partFolders(root)])

/**
 * The synthetic district as CSV files in the order they are imported, written anew only when a generator has changed.
 * @param {string} folder
 * @param {{ readonly students?: number }} [size]
 * @param {(file: string, share: number) => void} [onProgress] the share of the file that is written, 1 when it is whole
 * @returns {Promise<readonly SyntheticFile[]>}
 */
export async function writeDistrict(folder, size = {}, onProgress = () => {}) {
  const parts = await allParts(root)
  const files = parts.map(({ dataset }) => ({ dataset, path: join(folder, `${dataset}.csv`) }))
  const stamp = join(folder, 'generation')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === generation()) return files
  mkdirSync(folder, { recursive: true })
  const district = makeDistrict(size)
  const longest = district.students.length * district.days.length
  for (const { dataset, lines } of parts) {
    const file = `${dataset}.csv`
    writeCsv(join(folder, file), lines(district), (count, whole) => onProgress(file, whole ? 1 : count / longest))
  }
  writeFileSync(stamp, generation())
  return files
}
