import { ServerError } from '../errors.js'
import { Allowance, type Elapsed } from './allowance.js'
import { FairTurns, type Leave } from './fair-turns.js'
import type { Limits } from './limits.js'

const day = 24 * 60 * 60 * 1_000
const megabyte = 1_048_576

/** How many files are taken in at a time, whoever sends them. */
const places = 32
/** How many files of a person wait. */
const mostWaiting = 100

/** Takes in the files that people send, some at a time, so many a day and none too large. */
export class Uploads {
  private readonly turns: FairTurns
  private readonly files: Allowance

  constructor(
    private readonly limits: Limits,
    elapsed: Elapsed,
  ) {
    this.files = new Allowance(limits.filesPerDay, day, elapsed)
    this.turns = new FairTurns({ places, placesOfOne: limits.uploadsAtOnce, mostWaiting })
  }

  /**
   * Waits until a person may send one more file, of so many bytes where that is known. Throws {@link ServerError} where
   * it may not be, and the reason of the signal where its sender has gone.
   */
  turn(principal: string, bytes: number | null, signal: AbortSignal): Promise<Leave> {
    this.refuseLarger(bytes ?? 0)
    const wait = this.files.use(principal, 1)
    if (wait === null) return this.turns.take(principal, signal)
    throw new ServerError('TOO_MANY_FILES', { most: this.limits.filesPerDay, seconds: Math.ceil(wait / 1_000) })
  }

  /** The pieces of a file as they come, until they are too many. The connection stays, so that its sender is told. */
  async *within(pieces: NodeJS.ReadableStream & { iterator?: Iterate }): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const piece of pieces.iterator?.({ destroyOnReturn: false }) ?? pieces) {
      const chunk: Uint8Array = typeof piece === 'string' ? Buffer.from(piece) : piece
      bytes += chunk.byteLength
      this.refuseLarger(bytes)
      yield chunk
    }
  }

  private refuseLarger(bytes: number): void {
    const most = this.limits.megabytesPerFile
    if (bytes > most * megabyte) throw new ServerError('FILE_TOO_LARGE', { most })
  }
}

type Iterate = (options: { readonly destroyOnReturn: boolean }) => AsyncIterable<Uint8Array | string>
