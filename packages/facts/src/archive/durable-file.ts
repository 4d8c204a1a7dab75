import { type FileHandle, open } from 'node:fs/promises'

const pieceBytes = 1024 * 1024
const bytesToSync = 32 * 1024 * 1024

/**
 * A new file that is written in large pieces while the next ones come in, and brought to disk from time to time on the
 * way, so that little is left to wait for at the end.
 */
export class DurableFile {
  readonly #file: FileHandle
  #waiting: Uint8Array[] = []
  #waitingBytes = 0
  #unsynced = 0
  /** The writing and syncing under way. */
  #work: Promise<void> = Promise.resolve()

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Creates a file that can then only be read. Fails where there is one already. */
  static async create(path: string): Promise<DurableFile> {
    return new DurableFile(await open(path, 'wx', 0o444))
  }

  /** Takes a piece; waits while an earlier one is still being written, so that memory stays small. */
  async add(piece: Uint8Array): Promise<void> {
    this.#waiting.push(piece)
    this.#waitingBytes += piece.byteLength
    if (this.#waitingBytes >= pieceBytes) await this.#flush()
  }

  /** All that was added is on disk when the promise resolves. */
  async finish(): Promise<void> {
    await this.#flush()
    await this.#work
    await this.#file.sync()
  }

  /** Closes the file, finished or not. */
  async close(): Promise<void> {
    await this.#work.catch(() => undefined)
    await this.#file.close()
  }

  async #flush(): Promise<void> {
    const piece = Buffer.concat(this.#waiting)
    this.#waiting = []
    this.#waitingBytes = 0
    await this.#work
    this.#work = this.#write(piece)
    // Whoever adds next hears of a failure; until then it must not count as one nobody looks at.
    this.#work.catch(() => undefined)
  }

  async #write(piece: Uint8Array): Promise<void> {
    for (let offset = 0; offset < piece.byteLength; ) {
      offset += (await this.#file.write(piece, offset, piece.byteLength - offset)).bytesWritten
    }
    this.#unsynced += piece.byteLength
    if (this.#unsynced < bytesToSync) return
    this.#unsynced = 0
    await this.#file.datasync()
  }
}

/** Brings the names of a folder's files to disk: a new or renamed file is there after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
