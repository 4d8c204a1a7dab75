import fs from 'node:fs'
import { framed, lengthBytes, lineNumber } from '../line/frames.js'

// Held before a plugin could put something else in their place.
const { readSync, writeSync } = fs

/**
 * The next message of the server; null where it has gone. It is waited for without a stream: Node's permissions refuse
 * a plugin's process every socket, and nothing of the plugin goes on between two messages.
 */
export function receive(): Buffer | null {
  const length = read(lengthBytes)
  return length === null ? null : read(length.readUInt32LE())
}

/** Answers the server. */
export function send(message: Buffer): void {
  const bytes = framed(message)
  for (let sent = 0; sent < bytes.length; ) sent += writeSync(lineNumber, bytes, sent)
}

function read(size: number): Buffer | null {
  const bytes = Buffer.alloc(size)
  for (let at = 0; at < size; ) {
    const count = readSync(lineNumber, bytes, at, size - at, null)
    if (count === 0) return null
    at += count
  }
  return bytes
}
