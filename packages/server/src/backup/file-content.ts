import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DurableFile, syncFolder } from '@planwright/facts'
import { diskTrouble } from '../records/storage-error.js'

/** What a file holds. */
export interface Content {
  readonly bytes: number
  /** SHA-256 in hexadecimal. */
  readonly sha256: string
}

/** Reads a file to its end. */
export function contentOf(path: string, signal: AbortSignal): Promise<Content> {
  return readThrough(path, signal, async () => undefined)
}

/** Null for a file that is not there; any other failure to read it goes on. */
export function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/** Whether a file or a disk stood in the way, not the content of anything. */
export function isAboutFiles(error: unknown): boolean {
  return (error instanceof Error && 'syscall' in error) || diskTrouble(error) !== null
}

/** Copies a file to where there is none; the copy is on disk when the promise resolves with what was copied. */
export async function copyDurably(from: string, to: string, signal: AbortSignal): Promise<Content> {
  await mkdir(dirname(to), { recursive: true })
  const file = await DurableFile.create(to)
  try {
    const content = await readThrough(from, signal, (piece) => file.add(piece))
    await file.finish()
    return content
  } finally {
    await file.close()
  }
}

async function readThrough(
  path: string,
  signal: AbortSignal,
  take: (piece: Buffer) => Promise<void>,
): Promise<Content> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path, { signal, highWaterMark: 1024 * 1024 })) {
    hash.update(piece)
    bytes += piece.byteLength
    await take(piece)
  }
  return { bytes, sha256: hash.digest('hex') }
}

/** Brings to disk which files a folder and the folders in it have. */
export async function syncFolders(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name))
  for (const one of [...folders, folder]) await syncFolder(one)
}
