import { basename } from 'node:path'
import { type Entry, openPromise } from 'yauzl'
import type { Archive, ArchivedFile } from '../../archive/archive.js'
import { faultOfFile, wholeFile } from '../archived-file.js'
import type { Findings } from './findings.js'

/** An export that unpacks to more bytes than this is no roster. */
const mostBytes = 16 * 1024 ** 3

/**
 * The files of an export, those within a zip file among them: these are kept in the archive like any other. A zip
 * file that cannot be read is a fault of the export.
 */
export async function unpack(
  archive: Archive,
  files: readonly ArchivedFile[],
  findings: Findings,
): Promise<readonly ArchivedFile[]> {
  const unpacked: ArchivedFile[] = []
  for (const file of files) {
    const place = wholeFile(file)
    const fault = await faultOfFile(archive, file)
    if (fault !== null) findings.rejectExport(fault, place)
    else if (/\.zip$/i.test(file.name)) {
      const within = await filesWithin(archive, file)
      if (within === null) findings.rejectExport('ONEROSTER_ZIP', place)
      else unpacked.push(...within)
    } else unpacked.push(file)
  }
  return unpacked
}

/** The CSV files within a zip file; null where it is damaged, or too large to be an export. */
async function filesWithin(archive: Archive, { sha256 }: ArchivedFile): Promise<readonly ArchivedFile[] | null> {
  try {
    const zip = await openPromise(archive.pathOf(sha256), { lazyEntries: true })
    const found: ArchivedFile[] = []
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      if (!isCsv(entry)) continue
      bytes += entry.uncompressedSize
      if (bytes > mostBytes) return null
      const stored = await archive.store(await zip.openReadStreamPromise(entry))
      found.push({ name: basename(entry.fileName), sha256: stored.sha256 })
    }
    return found
  } catch (error) {
    if (isOfTheDisk(error)) throw error
    return null
  }
}

/** A Macintosh adds a hidden twin of each file, which is none. */
function isCsv({ fileName }: Entry): boolean {
  return /\.csv$/i.test(fileName) && !fileName.startsWith('__MACOSX/')
}

/** Whether the system refused to read or write; anything else is a fault of the zip file. */
function isOfTheDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
