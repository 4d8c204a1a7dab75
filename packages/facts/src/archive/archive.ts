import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DurableFile } from './durable-file.js'

/** What the archive says about a file it holds. */
export interface StoredFile {
  /** The content's SHA-256 in hexadecimal: its name for ever. */
  readonly sha256: string
  readonly bytes: number
}

/** A file in the archive. */
export interface HeldFile extends StoredFile {
  /** When it came last, in milliseconds since 1970. */
  readonly at: number
}

/** Files as they came, never altered, named by their content. */
export interface Archive {
  /** Keeps a stream. It is on disk, whole and durable, when the promise resolves; the same content twice is one file. */
  store(stream: Readable): Promise<StoredFile>
  /** Where the file with this content stands. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
  /** Every file it holds. */
  held(): Promise<readonly HeldFile[]>
  /** Forgets a file. Nothing happens where it is not there. */
  remove(sha256: string): Promise<void>
}

const unfinished = 'unfinished'

/** Opens an archive folder, creating it where absent. What an interrupted upload left behind is removed. */
export async function openArchive(folder: string): Promise<Archive> {
  const waiting = join(folder, unfinished)
  await mkdir(waiting, { recursive: true })
  for (const name of await readdir(waiting)) await rm(join(waiting, name), { force: true })
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError(`"${sha256}" is not a SHA-256 in hexadecimal.`)
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string): Promise<boolean> =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  return {
    pathOf,
    has,
    held: () => filesIn(folder),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    async store(stream) {
      const temporary = join(waiting, randomUUID())
      try {
        const stored = await write(stream, temporary)
        if (!(await has(stored.sha256))) await keep(temporary, pathOf(stored.sha256), folder)
        return stored
      } finally {
        await rm(temporary, { force: true })
      }
    },
  }
}

async function filesIn(folder: string): Promise<readonly HeldFile[]> {
  const shelves = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))
  const files: HeldFile[] = []
  for (const shelf of shelves)
    for (const sha256 of await readdir(join(folder, shelf))) {
      const { size, mtimeMs } = await stat(join(folder, shelf, sha256))
      if (/^[0-9a-f]{64}$/.test(sha256)) files.push({ sha256, bytes: size, at: mtimeMs })
    }
  return files
}

async function write(stream: Readable, path: string): Promise<StoredFile> {
  const hash = createHash('sha256')
  const file = await DurableFile.create(path)
  let bytes = 0
  try {
    for await (const piece of stream) {
      const chunk: Uint8Array = typeof piece === 'string' ? Buffer.from(piece) : piece
      hash.update(chunk)
      bytes += chunk.byteLength
      await file.add(chunk)
    }
    await file.finish()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function keep(temporary: string, path: string, folder: string): Promise<void> {
  const shelf = join(path, '..')
  await mkdir(shelf, { recursive: true })
  await rename(temporary, path)
  await syncFolder(shelf)
  await syncFolder(folder)
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
