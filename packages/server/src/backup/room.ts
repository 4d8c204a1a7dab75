import { statfs } from 'node:fs/promises'
import { ServerError } from '../errors.js'

const megabyte = 1024 * 1024

/** The bytes that are free on the disk of a folder for whoever asks. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Refuses work for which the disk of a folder has no room, before any of it is done. */
export async function refuseWithoutRoom(folder: string, bytes: number): Promise<void> {
  const free = await freeBytes(folder)
  if (free >= bytes) return
  const [needed, left] = [bytes, free].map((count) => Math.ceil(count / megabyte))
  throw new ServerError('NO_ROOM', { folder, needed: needed ?? 0, left: left ?? 0 })
}
