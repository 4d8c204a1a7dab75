/** The place of the line to the server among the files a plugin's process is born with. */
export const lineNumber = 3

/** How many bytes say how long a message is. */
export const lengthBytes = 4

/** A message on the line: its length, then its bytes. */
export function framed(message: Buffer): Buffer {
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32LE(message.length)
  return Buffer.concat([length, message])
}

/** Puts messages together from what arrives in pieces, and keeps no more than the longest one that is expected. */
export class FrameReader {
  private pieces: Buffer[] = []
  private size = 0

  /**
   * Takes a piece; the message, once it is whole.
   * @throws RangeError where more arrives than one message of at most `longest` bytes.
   */
  push(piece: Buffer, longest: number): Buffer | null {
    this.pieces.push(piece)
    this.size += piece.length
    if (this.size < lengthBytes) return null
    const end = lengthBytes + this.announced()
    if (end > longest + lengthBytes) throw new RangeError(`more than ${longest} bytes`)
    if (this.size > end) throw new RangeError('more than one message')
    if (this.size < end) return null
    const whole = Buffer.concat(this.pieces)
    this.pieces = []
    this.size = 0
    return whole.subarray(lengthBytes)
  }

  /** The length of the message that is arriving. The pieces are joined once, not at each that comes. */
  private announced(): number {
    const [first] = this.pieces
    if (first !== undefined && first.length >= lengthBytes) return first.readUInt32LE()
    this.pieces = [Buffer.concat(this.pieces)]
    return this.pieces[0]?.readUInt32LE() ?? 0
  }
}
