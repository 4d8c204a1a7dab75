import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { CliError } from './cli-error.js'

/** A file on this machine. `name` is the one the server reports by; `bytes` its size. */
export interface LocalFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Finds every file before any is sent; throws naming all that can't be read. */
export async function findFiles(paths: readonly string[]): Promise<readonly LocalFile[]> {
  const found = await Promise.all(paths.map(findFile))
  const wrong = found.filter((file) => typeof file === 'string')
  if (wrong.length === 0) return found.filter((file) => typeof file !== 'string')
  throw new CliError(`${wrong.join('; ')}.`, 'Nothing was sent; correct the names and run the command again.')
}

async function findFile(path: string): Promise<LocalFile | string> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return `${path} is a folder, not a file`
    await access(path, constants.R_OK)
    return { path, name: basename(path), bytes: found.size }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return missing ? `There is no file ${path}` : `${path} may not be read`
  }
}
