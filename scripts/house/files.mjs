import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const passedBy = new Set(['node_modules', 'dist', '.git'])

/**
 * Every file below a folder (or the file itself), without installed and compiled ones, in a stable order.
 * @param {string} path
 * @returns {readonly string[]}
 */
export function filesIn(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .filter((name) => !passedBy.has(name))
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
