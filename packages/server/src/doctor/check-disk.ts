import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { factsFile } from '@planwright/facts'
import { freeBytes } from '../backup/room.js'
import { ServerError } from '../errors.js'
import { recordsFile } from '../records/database.js'
import { type Checked, problem, sound } from './checked.js'
import type { Examined } from './examined.js'

const megabyte = 1024 * 1024

/** What is always needed besides: for an import, and for the records to be opened. */
const reserve = 256 * megabyte

/** Checks that there is room to make the facts again and to go on writing records. */
export async function checkDisk({ folder }: Examined): Promise<Checked> {
  const free = await freeBytes(folder)
  const sizes = await Promise.all([factsFile, recordsFile].map((name) => sizeOf(join(folder, name))))
  const needed = sizes.reduce((sum, size) => sum + size, reserve)
  const [left, wanted] = [Math.floor(free / megabyte), Math.ceil(needed / megabyte)]
  if (free < needed) return problem('disk', new ServerError('DISK_LOW', { folder, left, needed: wanted }), folder)
  return sound('disk', `${left} MB are free.`)
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
