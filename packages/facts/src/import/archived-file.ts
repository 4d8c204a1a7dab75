import type { Archive, ArchivedFile, FileState } from '../archive/archive.js'

const faults: Readonly<Record<FileState, 'FILE_NOT_FOUND' | 'FILE_DAMAGED' | null>> = {
  whole: null,
  missing: 'FILE_NOT_FOUND',
  damaged: 'FILE_DAMAGED',
}

/** Why a file of the archive must not be read; null where its content is what its name says. */
export async function faultOfFile(archive: Archive, { sha256 }: ArchivedFile) {
  return faults[await archive.check(sha256)]
}
