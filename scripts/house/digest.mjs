import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesIn } from './files.mjs'

/**
 * One digest of the names and bytes of all files below some paths.
 * @param {string} base
 * @param {readonly string[]} paths relative to `base`
 */
export function digestOf(base, paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesIn(join(base, path)))) {
    hash
      .update(`${relative(base, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}
