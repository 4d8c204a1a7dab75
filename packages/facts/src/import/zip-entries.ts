import { type Entry, openPromise, type ZipFile } from 'yauzl'

/** What may unpack to so many bytes whatever its own size. */
const littleBytes = 64 * 1024 ** 2
/** Tables shrink to a twentieth or so; what shrinks to less than this part of itself was made to fill a disk. */
const densest = 250
/** How many files are looked at: an export of a roster has some thirty, a workbook a few for each sheet. */
const mostEntries = 2000

/** A zip file whose entries are known. */
export interface OpenZip {
  readonly zip: ZipFile
  readonly entries: readonly Entry[]
}

/**
 * Opens a zip file, works with it, and closes it; null where it is damaged. What an entry unpacks to is checked
 * against what it says of itself, so no more comes than was added up before.
 */
export async function withZip<Made>(path: string, work: (opened: OpenZip) => Promise<Made>): Promise<Made | null> {
  const zip = await unlessDamaged(openPromise(path, { lazyEntries: true, autoClose: false }))
  if (zip === null) return null
  try {
    const entries = await unlessDamaged(entriesOf(zip))
    return entries === null ? null : await unlessDamaged(work({ zip, entries }))
  } finally {
    zip.close()
  }
}

/** What so many bytes may unpack to without suspicion. */
export function fairBytes(packed: number): number {
  return Math.max(littleBytes, packed * densest)
}

/** What a promise gives; null where it fails by a fault of the file, not of the disk. */
export async function unlessDamaged<Made>(made: Promise<Made>): Promise<Made | null> {
  try {
    return await made
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    return null
  }
}

/** How many bytes the entries say they unpack to. */
export function unpackedBytes(entries: readonly Entry[]): number {
  return entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
}

/** The files listed in a zip file. A Macintosh adds a hidden twin of each file, which is none. */
async function entriesOf(zip: ZipFile): Promise<readonly Entry[] | null> {
  if (zip.entryCount > mostEntries) return null
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    const isFile = !entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/')
    if (isFile) entries.push(entry)
  }
  return entries
}
