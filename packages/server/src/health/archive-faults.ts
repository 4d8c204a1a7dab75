import type { Archive, ArchivedFile, EffectiveImport } from '@planwright/facts'
import { ServerError } from '../errors.js'

/** As much of an archive as tells how its files are. */
export type CheckableArchive = Pick<Archive, 'check' | 'pathOf'>

type UsedFile = ArchivedFile & { readonly imports: readonly string[] }

type WithFiles = Pick<EffectiveImport, 'id' | 'files'>

/** The files of imports that the archive does not hold, without a look into those it does. */
export async function missingFrom(archive: Archive, imports: readonly WithFiles[]): Promise<readonly ServerError[]> {
  const faults: ServerError[] = []
  for (const file of filesOf(imports))
    if (!(await archive.has(file.sha256))) faults.push(faultOf(archive, file, 'missing'))
  return faults
}

/** The files of imports that the archive does not hold as they came, each with the imports that used it. */
export async function faultsOfArchive(
  archive: CheckableArchive,
  imports: readonly WithFiles[],
): Promise<readonly ServerError[]> {
  const faults: ServerError[] = []
  for (const file of filesOf(imports)) {
    const state = await archive.check(file.sha256)
    if (state !== 'whole') faults.push(faultOf(archive, file, state))
  }
  return faults
}

function faultOf(
  archive: CheckableArchive,
  { name, sha256, imports }: UsedFile,
  state: 'missing' | 'damaged',
): ServerError {
  const facts = { name, sha256, imports: imports.join(', '), path: archive.pathOf(sha256) }
  return new ServerError(state === 'missing' ? 'ARCHIVE_FILE_MISSING' : 'ARCHIVE_FILE_DAMAGED', facts)
}

function filesOf(imports: readonly WithFiles[]): readonly UsedFile[] {
  const used = new Map<string, UsedFile>()
  for (const { id, files } of imports)
    for (const file of files) {
      const before = used.get(file.sha256)?.imports ?? []
      used.set(file.sha256, { ...file, imports: [...new Set([...before, `import/${id}`])] })
    }
  return [...used.values()]
}
