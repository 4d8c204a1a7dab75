import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import type { Archive, ArchivedFile } from '../../archive/archive.js'
import { faultOfFile, wholeFile } from '../archived-file.js'
import type { Findings } from './findings.js'

/** What may unpack to so many bytes whatever its own size. */
const littleBytes = 64 * 1024 ** 2
/** Tables of a roster shrink to a twentieth or so; what shrinks to less than this part of itself was made to fill a disk. */
const densest = 250
/** How many tables an export may hold: OneRoster knows of some thirty. */
const mostFiles = 200

/** A file to read, and whether it was unpacked for this import alone. */
export interface UnpackedFile extends ArchivedFile {
  readonly isOwn: boolean
}

/**
 * The files of an export, those within a zip file among them: these are kept in the archive like any other. A zip
 * file that cannot be read is a fault of the export.
 */
export async function unpack(
  archive: Archive,
  files: readonly ArchivedFile[],
  findings: Findings,
  mostBytes: number,
): Promise<readonly UnpackedFile[]> {
  const unpacked: UnpackedFile[] = []
  for (const file of files) {
    const place = wholeFile(file)
    const fault = await faultOfFile(archive, file)
    if (fault !== null) findings.rejectExport(fault, place)
    else if (/\.zip$/i.test(file.name)) {
      const within = await filesWithin(archive, file, mostBytes)
      if (within === null) findings.rejectExport('ONEROSTER_ZIP', place)
      else unpacked.push(...within)
    } else unpacked.push({ ...file, isOwn: false })
  }
  return unpacked
}

/** The CSV files within a zip file; null where it is damaged, or too large to be an export. */
async function filesWithin(
  archive: Archive,
  { sha256 }: ArchivedFile,
  mostBytes: number,
): Promise<readonly UnpackedFile[] | null> {
  const found: UnpackedFile[] = []
  try {
    const path = archive.pathOf(sha256)
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
    try {
      const entries = await tablesIn(zip)
      if (entries === null || isTooLarge(entries, (await stat(path)).size, mostBytes)) return null
      const before = new Set((await archive.held()).map((held) => held.sha256))
      // What a file unpacks to is checked against what its entry says, so no more comes than was added up.
      for (const entry of entries) {
        const stored = await archive.store(await zip.openReadStreamPromise(entry))
        found.push({ name: basename(entry.fileName), sha256: stored.sha256, isOwn: !before.has(stored.sha256) })
      }
      return found
    } finally {
      zip.close()
    }
  } catch (error) {
    await removeUnpacked(archive, found)
    if (isOfTheDisk(error)) throw error
    return null
  }
}

/** The CSV files listed in a zip file; null where too much else is. */
async function tablesIn(zip: ZipFile): Promise<readonly Entry[] | null> {
  if (zip.entryCount > mostFiles) return null
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) if (isCsv(entry)) entries.push(entry)
  return entries
}

/** Forgets what was unpacked for an import alone: the zip file itself is kept, and holds it. */
export async function removeUnpacked(archive: Archive, files: readonly UnpackedFile[]): Promise<void> {
  for (const { sha256, isOwn } of files) if (isOwn) await archive.remove(sha256)
}

function isTooLarge(entries: readonly Entry[], zipped: number, mostBytes: number): boolean {
  const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  return bytes > mostBytes || bytes > Math.max(littleBytes, zipped * densest)
}

/** A Macintosh adds a hidden twin of each file, which is none. */
function isCsv({ fileName }: Entry): boolean {
  return /\.csv$/i.test(fileName) && !fileName.startsWith('__MACOSX/')
}

/** Whether the system refused to read or write; anything else is a fault of the zip file. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
