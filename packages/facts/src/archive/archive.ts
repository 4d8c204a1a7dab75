import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DurableFile, syncFolder } from './durable-file.js'

/** What the archive says about a file it holds. */
export interface StoredFile {
  /** The content's SHA-256 in hexadecimal: its name for ever. */
  readonly sha256: string
  readonly bytes: number
}

/** How a file of the archive was found: `whole` is one whose content is what its name says. */
export type FileState = 'whole' | 'missing' | 'damaged'
/** A file in the archive. */
export interface HeldFile extends StoredFile {
  /** When it came last, in milliseconds since 1970. */
  readonly at: number
}

/** Files as they came, never altered, named by their content. */
export interface Archive {
  /**
   * Keeps a stream. It is on disk, whole and durable, when the promise resolves. The same content twice is one file; it
   * takes the place of one under its name that was damaged.
   */
  store(stream: Readable): Promise<StoredFile>
  /** The same for a while, and whether it held that content before: who stored it anew removes it in the end. */
  storeForNow(stream: Readable): Promise<StoredFile & { readonly isNew: boolean }>
  /** Where the file with this content is kept. Whoever reads it asks `check` first. */
  pathOf(sha256: string): string
  has(sha256: string): Promise<boolean>
  /** Reads a file from end to end, and compares its content with its name. */
  check(sha256: string): Promise<FileState>
  /** Every file it holds. */
  held(): Promise<readonly HeldFile[]>
  /** Forgets a file. Nothing happens where it is not there. */
  remove(sha256: string): Promise<void>
}

/** A file of the archive, under the name people know it by. */
export interface ArchivedFile {
  readonly sha256: string
  readonly name: string
}

const unfinished = 'unfinished'

/** Whether a text can be the name of a file in the archive. */
function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

/** Opens an archive folder, creating it where absent. What an interrupted upload left behind is removed. */
export async function openArchive(folder: string): Promise<Archive> {
  const waiting = join(folder, unfinished)
  await mkdir(waiting, { recursive: true })
  for (const name of await readdir(waiting)) await rm(join(waiting, name), { force: true })
  return archiveIn(folder)
}

/** The archive of a folder as it is, whether it is in use or absent: nothing is changed until something is stored. */
export function archiveIn(folder: string): Archive {
  const pathOf = (sha256: string): string => {
    if (!isSha256(sha256)) throw new TypeError(`"${sha256}" is not a SHA-256 in hexadecimal.`)
    return join(folder, sha256.slice(0, 2), sha256)
  }
  const has = (sha256: string): Promise<boolean> =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    )
  const storeForNow: Archive['storeForNow'] = async (stream) => {
    const temporary = join(folder, unfinished, randomUUID())
    try {
      const stored = await write(stream, temporary)
      const isNew = !(await has(stored.sha256))
      // Also over a file of that name: the one that just came is whole, and the one that was there may not be.
      await keep(temporary, pathOf(stored.sha256), folder)
      return { ...stored, isNew }
    } finally {
      await rm(temporary, { force: true })
    }
  }
  return {
    pathOf,
    has,
    check: async (sha256) => (isSha256(sha256) ? stateOf(pathOf(sha256), sha256) : 'missing'),
    held: () => filesIn(folder),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    storeForNow,
    async store(stream) {
      const { sha256, bytes } = await storeForNow(stream)
      return { sha256, bytes }
    },
  }
}

async function stateOf(path: string, sha256: string): Promise<FileState> {
  try {
    return (await sha256Of(path)) === sha256 ? 'whole' : 'damaged'
  } catch (error) {
    if (isAbsent(error)) return 'missing'
    throw error
  }
}

/** The SHA-256 of a file's content in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), hash)
  return hash.digest('hex')
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
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
