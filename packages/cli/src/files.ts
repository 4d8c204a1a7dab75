import { constants } from 'node:fs'
import { access, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CliError } from './cli-error.js'

/** A file on this machine. `name` is the one the server reports by; `bytes` its size. */
export interface LocalFile {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

/** Finds every file before any is sent, the tables of a folder among them; throws naming all that can't be read. */
export async function findFiles(paths: readonly string[]): Promise<readonly LocalFile[]> {
  const found = (await Promise.all(paths.map(findPath))).flat()
  const wrong = found.filter((file) => typeof file === 'string')
  if (wrong.length === 0) return found.filter((file) => typeof file !== 'string')
  throw new CliError(`${wrong.join('; ')}.`, 'Nothing was sent; correct the names and run the command again.')
}

async function findPath(path: string): Promise<readonly (LocalFile | string)[]> {
  const names = await readdir(path).catch(() => null)
  if (names === null) return [await findFile(path)]
  const files = names.filter(isTable).sort()
  return files.length === 0
    ? [`${path} is a folder without a table (.csv, .tsv, .xlsx, .zip, .gz)`]
    : Promise.all(files.map((name) => findFile(join(path, name))))
}

/** Whether a file of a folder is one to send, by its name: a spreadsheet that is open leaves one that is not. */
function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx|xlsm|zip|gz)$/i.test(name) && !/^(~\$|\.)/.test(name)
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
