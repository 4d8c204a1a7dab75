import { appendFile, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Link } from './entry.js'

const line = /^(\d{1,15}) ([0-9a-f]{64})$/

/** What the file beside the table says: the hash of every entry, in the order they were written. */
export interface Anchors {
  readonly hashes: ReadonlyMap<number, string>
  /** The newest entry it names; 0 where it names none. */
  readonly last: number
  /** Whether every line is as it was written. */
  readonly isWhole: boolean
}

/** The file in a data folder that names every entry outside the table, so that a cut or rewritten table is found. */
export function headFileOf(folder: string): string {
  return join(folder, 'audit.head')
}

/** Reads the lines of a head file; a last line without its end was never acknowledged and does not count. */
export function anchorsOf(text: string): Anchors {
  const lines = text.split('\n').slice(0, -1)
  const hashes = new Map<number, string>()
  let last = 0
  let isWhole = true
  for (const written of lines) {
    const [, seq, hash] = line.exec(written) ?? []
    if (seq === undefined || hash === undefined || hashes.has(Number(seq))) isWhole = false
    if (seq === undefined || hash === undefined || hashes.has(Number(seq))) continue
    hashes.set(Number(seq), hash)
    last = Math.max(last, Number(seq))
  }
  return { hashes, last, isWhole }
}

/** The anchors of a data folder; none where the file is absent. */
export async function readAnchors(folder: string): Promise<Anchors> {
  return anchorsOf(await textOf(headFileOf(folder)))
}

/** Names entries in the file: appended, never rewritten. */
export async function appendAnchors(folder: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  await appendFile(headFileOf(folder), links.map(({ seq, hash }) => `${seq} ${hash}\n`).join(''), { mode: 0o600 })
}

/** Takes away a last line that a killed server wrote half. */
export async function mendTornLine(folder: string): Promise<void> {
  const text = await textOf(headFileOf(folder))
  if (text === '' || text.endsWith('\n')) return
  await truncate(headFileOf(folder), Buffer.byteLength(text.slice(0, text.lastIndexOf('\n') + 1)))
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
