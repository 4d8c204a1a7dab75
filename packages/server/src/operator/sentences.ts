import type { MadeBackup } from '../backup/make-backup.js'
import type { RestoredBackup } from '../backup/restore-backup.js'
import type { FactsRebuilt } from '../health/rebuild.js'

/** What a person is told of a backup that was made. */
export function backupLines({ folder, manifest, archive, trailFault }: MadeBackup): readonly string[] {
  const { asOf, files, audit, unfinished } = manifest
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const left = archive.leftOut.map((sha256) => `Left out, because it is damaged and no import needs it: ${sha256}`)
  return [
    `Backed up to ${folder}: ${counted(files.length, 'file')}, ${megabytes(bytes)}, as of ${asOf}.`,
    `Of the archive, ${counted(archive.copied, 'file')} copied and ${archive.shared} shared with the backup before.`,
    `Audit head: ${audit.seq}:${audit.hash}`,
    ...left,
    ...unfinished.map((id) => `${id} had not ended: after a restore, start it again.`),
    ...(trailFault === null ? [] : [`The audit trail is broken, here and in the data folder. ${trailFault}`]),
  ]
}

/** What a person is told of a backup that was restored, and what to do next. */
export function restoreLines({ folder, manifest, head }: RestoredBackup, data: string): readonly string[] {
  const { asOf, audit, unfinished } = manifest
  return [
    `Restored ${folder} to ${data}: everything as of ${asOf}.`,
    `The audit trail ended at ${audit.seq}:${audit.hash}; that it was restored is its entry ${head?.seq ?? 0}.`,
    ...unfinished.map((id) => `${id} had not ended: start it again.`),
    `Start it with: PLANWRIGHT_DATA=${data} npm start. The first start makes the facts from the archive.`,
  ]
}

/** What a person is told of facts that were rebuilt. */
export function rebuildLine({ imports, setAsideAs }: FactsRebuilt, data: string): string {
  const kept = setAsideAs === null ? '' : ` The file before is ${setAsideAs}; remove it once you do not need it.`
  return `The facts in ${data} are rebuilt from ${counted(imports, 'import')}.${kept}`
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
