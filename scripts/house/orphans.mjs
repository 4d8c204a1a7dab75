import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const compiled = /\.(js|js\.map|d\.ts)$/

/**
 * Removes compiled files whose source is gone; a test that was deleted would otherwise go on running.
 * @param {string} base
 */
export function removeOrphans(base) {
  for (const house of ['packages', 'plugins']) {
    for (const name of foldersIn(join(base, house))) {
      for (const part of ['src', 'test']) {
        const folder = join(base, house, name)
        removeIn(join(folder, 'dist', part), join(folder, part))
      }
    }
  }
}

/** @param {string} output @param {string} source */
function removeIn(output, source) {
  if (!existsSync(output)) return
  for (const entry of readdirSync(output, { withFileTypes: true })) {
    const from = join(source, entry.name)
    if (entry.isDirectory()) removeIn(join(output, entry.name), from)
    else if (compiled.test(entry.name) && !hasSource(from.replace(compiled, ''))) rmSync(join(output, entry.name))
  }
}

/** @param {string} stem */
const hasSource = (stem) => ['.ts', '.tsx', '.mts'].some((ending) => existsSync(stem + ending))

/** @param {string} folder */
function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
