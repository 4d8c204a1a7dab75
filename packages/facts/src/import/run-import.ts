import { stat } from 'node:fs/promises'
import type { ArchivedFile } from '../archive/archive.js'
import { faultOfFile, wholeFile } from './archived-file.js'
import { headRecords } from './csv-records.js'
import { canLoadFast, loadFast } from './fast-load.js'
import { findLayout, headerWithin } from './file-layout.js'
import { type ImportContext, type Judged, listedRejects, type ReadableFile } from './import-context.js'
import type { ImportRequest, ImportWarning, Reject } from './import-report.js'
import { checkRates, judgeTexts, typedTable } from './judge-texts.js'
import { loadTexts, resolveOrgUnits } from './load-texts.js'
import { mergedTable, mergeRows, rejectConflicts, rejectDuplicates } from './merge-rows.js'
import { importProblem } from './problem-codes.js'
import { rejectOutside } from './reject-outside.js'
import { type Change, insertTyped, replaceKeys, replaceYears } from './swap-rows.js'

/** What became of the rows: the judgement, and the change it made to each dataset (null where the import is refused). */
export interface ImportResult extends Judged {
  readonly changes: readonly Change[] | null
}

/**
 * Reads, judges and swaps in the files of an import, within the transaction its caller began. A file that is rejected
 * as a whole counts as one row read and rejected.
 */
export async function runImport(context: ImportContext, request: ImportRequest): Promise<ImportResult> {
  const { files, rejects, warnings, unreadable } = await inspect(context, request.files)
  if (unreadable === 0 && (await canLoadFast(context, files))) {
    await context.connection.run('BEGIN TRANSACTION')
    const rows = await loadFast(context, files)
    if (rows !== null) {
      context.progress('writing', 0, rows)
      return { read: rows, rejected: 0, rejects, warnings, changes: [await replaceYears(context)] }
    }
    await context.connection.run('ROLLBACK')
  }
  const judged = await judge(context, files)
  const all: Judged = {
    read: judged.read + unreadable,
    rejected: judged.rejected + unreadable,
    rejects: [...rejects, ...judged.rejects].slice(0, listedRejects),
    warnings: [...warnings, ...judged.warnings].slice(0, listedRejects),
  }
  await context.connection.run('BEGIN TRANSACTION')
  const accepted = all.read - all.rejected
  if (accepted === 0 || (all.rejected > 0 && !context.acceptPartial)) return { ...all, changes: null }
  context.progress('writing', 0, accepted)
  if (context.dataset.replaces === 'key') return { ...all, changes: [await replaceKeys(context)] }
  await insertTyped(context)
  return { ...all, changes: [await replaceYears(context)] }
}

interface Inspected {
  readonly files: readonly ReadableFile[]
  readonly rejects: readonly Reject[]
  readonly warnings: readonly ImportWarning[]
  /** How many files cannot be read at all. */
  readonly unreadable: number
}

async function inspect(context: ImportContext, files: readonly ArchivedFile[]): Promise<Inspected> {
  const readable: ReadableFile[] = []
  const rejects: Reject[] = []
  let unreadable = 0
  for (const file of files) {
    const found = await inspectFile(context, file)
    if ('rejects' in found) {
      unreadable += 1
      rejects.push(...found.rejects)
    } else readable.push(found)
  }
  return { files: readable, rejects, warnings: readable.flatMap((file) => file.layout.warnings), unreadable }
}

async function inspectFile(
  { archive, dataset }: ImportContext,
  file: ArchivedFile,
): Promise<ReadableFile | { readonly rejects: readonly Reject[] }> {
  const fault = await faultOfFile(archive, file)
  if (fault !== null) return { rejects: [importProblem(fault, wholeFile(file))] }
  const path = archive.pathOf(file.sha256)
  const found = findLayout(dataset, file.name, await headRecords(path, headerWithin))
  if ('rejects' in found) return found
  return { file, path, bytes: (await stat(path)).size, layout: found.layout }
}

async function judge(context: ImportContext, files: readonly ReadableFile[]): Promise<Judged> {
  if (files.length === 0) return { read: 0, rejected: 0, rejects: [], warnings: [] }
  const loaded = await loadTexts(context, files)
  context.progress('validating', 0, loaded.read)
  const orgUnitRemedy = await resolveOrgUnits(context, files)
  const cells = await judgeTexts(context, files, orgUnitRemedy)
  const outside = await rejectOutside(context, files)
  const merges = context.dataset.replaces === 'key'
  const keys = await (merges ? rejectConflicts(context, files) : rejectDuplicates(context, files))
  if (merges) await mergeRows(context, files)
  const warnings = await checkRates(context, files, merges ? mergedTable : typedTable)
  context.progress('validating', loaded.read, loaded.read)
  return {
    read: loaded.read,
    rejected: loaded.rejected + cells.rejected + outside.rejected + keys.rejected,
    rejects: inOrder(files, [...loaded.rejects, ...cells.rejects, ...outside.rejects, ...keys.rejects]),
    warnings,
  }
}

function inOrder(files: readonly ReadableFile[], rejects: readonly Reject[]): readonly Reject[] {
  const place = new Map(files.map(({ file }, index) => [file.name, index]))
  return [...rejects].sort(
    (one, other) => (place.get(one.file) ?? 0) - (place.get(other.file) ?? 0) || (one.line ?? 0) - (other.line ?? 0),
  )
}
