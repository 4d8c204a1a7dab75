import { headRecords } from '../csv-records.js'
import { nearest, squash } from '../nearest.js'
import { wholeFile } from '../places.js'
import type { Findings } from './findings.js'
import { contentOf } from './header.js'
import { type Manifest, readManifest } from './manifest.js'
import { otherFiles, type ReadKind, readKinds } from './source-files.js'
import type { FileToRead } from './source-table.js'

/** Finds out which file is which by its name and what the manifest says; the files to read, by their kind. */
export async function exportFiles(
  files: readonly FileToRead[],
  findings: Findings,
): Promise<ReadonlyMap<ReadKind, FileToRead>> {
  const named = new Map<string, FileToRead>()
  for (const file of files) {
    const kind = kindOf(file, findings)
    if (kind === null) continue
    if (named.has(kind))
      findings.rejectExport('ONEROSTER_FILE_TWICE', { ...wholeFile(file.name), value: `${kind}.csv` })
    else named.set(kind, file)
  }
  const found = new Map(readKinds.flatMap((kind) => entryOf(named, kind)))
  if (found.size === 0) findings.rejectExport('ONEROSTER_NO_FILES', wholeFile(files[0]?.name ?? ''))
  for (const other of otherFiles) await passOver(named.get(other), findings)
  const manifest = named.get('manifest')
  if (manifest !== undefined) compare(found, await readManifest(manifest, findings), manifest.name, findings)
  else if (found.size > 0) findings.warn('ONEROSTER_NO_MANIFEST', wholeFile('manifest.csv'))
  return found
}

/** The kind of a file by its name; null where OneRoster has none of that name. */
function kindOf({ name }: FileToRead, findings: Findings): string | null {
  const kinds = ['manifest', ...readKinds, ...otherFiles]
  const base = name.replace(/\.(csv|tsv|txt|xlsx|xlsm)?(\.gz)?$/i, '')
  const kind = kinds.find((known) => squash(known) === squash(base)) ?? null
  if (kind === null) {
    const near = nearest(base, kinds)
    const detail =
      near === null ? 'OneRoster has none of this name' : `OneRoster has none of this name, but ${near}.csv`
    findings.warn('ONEROSTER_FILE_NOT_READ', { ...wholeFile(name), detail })
  } else if (`${kind}.csv` !== name) findings.warn('ONEROSTER_FILE_NAME', { ...wholeFile(name), detail: `${kind}.csv` })
  return kind
}

/** Says of a file that is not read what is odd about it. */
async function passOver(file: FileToRead | undefined, findings: Findings): Promise<void> {
  if (file === undefined) return
  findings.warn('ONEROSTER_FILE_NOT_READ', { ...wholeFile(file.name), detail: 'nothing in it belongs to a roster' })
  const [head] = await headRecords(file, 1)
  const content = head === undefined || 'fault' in head ? null : contentOf(head.cells)
  if (content !== null) findings.warn('ONEROSTER_OTHER_CONTENT', { ...wholeFile(file.name), line: 1, detail: content })
}

function compare(found: Map<ReadKind, FileToRead>, manifest: Manifest, name: string, findings: Findings): void {
  for (const kind of readKinds) {
    const said = manifest.get(kind)
    const file = found.get(kind)
    const place = { file: file?.name ?? name, line: null, column: `file.${kind}`, value: `${kind}.csv` }
    if (said === 'delta') findings.rejectExport('ONEROSTER_DELTA', place)
    else if (said === 'bulk' && file === undefined) findings.rejectExport('ONEROSTER_MISSING_FILE', place)
    else if (said === 'absent' && file !== undefined) findings.warn('ONEROSTER_NOT_ABSENT', place)
  }
}

function entryOf(named: ReadonlyMap<string, FileToRead>, kind: ReadKind): readonly (readonly [ReadKind, FileToRead])[] {
  const file = named.get(kind)
  return file === undefined ? [] : [[kind, file]]
}
