import { join } from 'node:path'
import { archiveIn } from '@planwright/facts'
import { type Archived, archivedIn } from '../backup/archived.js'
import { absent, contentOf } from '../backup/file-content.js'
import { ServerError } from '../errors.js'
import { type CheckableArchive, faultsOfArchive } from '../health/archive-faults.js'
import { type Checked, problem, skipped, sound } from './checked.js'
import type { Examined, ReadableRecords } from './examined.js'

/** How many unused files are named; their number is always told. */
const named = 3

/** Checks that each file of the archive is what its name says, and that no file is missing that an import needs. */
export async function checkArchive(examined: Examined, readable: ReadableRecords | null): Promise<readonly Checked[]> {
  const files = await archivedIn(examined.folder)
  const damaged = await damagedAmong(files, examined)
  if (readable === null) return [skipped('archive', 'There are no sound records that say which files it needs.')]
  const needed = await faultsOfArchive(knownArchive(examined.folder, files, damaged), readable.recorded.effective)
  const used = new Set(readable.recorded.effective.flatMap((one) => one.files.map(({ sha256 }) => sha256)))
  const spoilt = files.filter(({ sha256 }) => damaged.has(sha256) && !used.has(sha256))
  const problems = [
    ...needed.map((fault) => problem('archive', fault, join(examined.folder, 'archive'))),
    ...spoilt.map(({ path }) => problem('archive', new ServerError('ARCHIVE_FILE_SPOILT', { path }), path)),
  ]
  return problems.length > 0 ? problems : [soundArchive(files, readable)]
}

/** The files whose content is not what their name says, by that name. */
async function damagedAmong(files: readonly Archived[], { work }: Examined): Promise<ReadonlySet<string>> {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const damaged = new Set<string>()
  let done = 0
  for (const { sha256, path, bytes } of files) {
    work.onProgress('checking the archive', done, total)
    const content = await contentOf(path, work.signal).catch(absent)
    if (content !== null && content.sha256 !== sha256) damaged.add(sha256)
    done += bytes
  }
  return damaged
}

/** The archive, without reading again what was read. */
function knownArchive(folder: string, files: readonly Archived[], damaged: ReadonlySet<string>): CheckableArchive {
  const there = new Set(files.map(({ sha256 }) => sha256))
  const { pathOf } = archiveIn(join(folder, 'archive'))
  const stateOf = (sha256: string) => (damaged.has(sha256) ? 'damaged' : 'whole')
  return { pathOf, check: async (sha256) => (there.has(sha256) ? stateOf(sha256) : 'missing') }
}

function soundArchive(files: readonly Archived[], { named: known }: ReadableRecords): Checked {
  const unused = files.map(({ sha256 }) => sha256).filter((sha256) => !known.has(sha256))
  const whole = `${files.length} files, each of them what its name says, and none is missing.`
  if (unused.length === 0) return sound('archive', whole)
  const some = unused.slice(0, named).join(', ')
  return sound(
    'archive',
    `${whole} No import names ${unused.length} of them (${some}${unused.length > named ? ', ...' : ''}).`,
  )
}
