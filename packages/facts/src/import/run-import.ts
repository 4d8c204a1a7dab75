import { checkRates, rejectMisplaced } from './check-rates.js'
import { canLoadFast, loadFast } from './fast-load.js'
import { gatherIds } from './gather-ids.js'
import { headerNames } from './header-names.js'
import { implausible } from './implausible.js'
import { type ImportContext, type Judged, listedRejects, type ReadableFile } from './import-context.js'
import type { ImportRequest, ImportWarning, Reject } from './import-report.js'
import { type ImportedRows, judgedRows, loadedRows } from './imported-rows.js'
import { type Inspected, inspectFiles } from './inspect-files.js'
import { judgeTexts, typedTable } from './judge-texts.js'
import { keepLeavers } from './keep-leavers.js'
import { loadTexts, resolveOrgUnits } from './load-texts.js'
import { mergedTable, mergeRows, rejectConflicts, rejectDuplicates } from './merge-rows.js'
import { notInRoster } from './not-in-roster.js'
import { openFiles } from './open-files.js'
import { nameOf, wholeFile } from './places.js'
import { importProblem } from './problem-codes.js'
import { rejectOutside } from './reject-outside.js'
import { settleDates } from './settle-dates.js'
import { rejectWrongDays } from './stay-days.js'
import { type Change, insertTyped, replaceKeys, replaceYears } from './swap-rows.js'
import { unknownSchools } from './unknown-schools.js'

/** What became of the rows: the judgement, and the change it made to each dataset (null where the import is refused). */
export interface ImportResult extends Judged {
  readonly changes: readonly Change[] | null
}

/**
 * Reads, judges and swaps in the files of an import, within the transaction its caller began. A file that is rejected
 * as a whole counts as one row read and rejected.
 */
export async function runImport(context: ImportContext, request: ImportRequest): Promise<ImportResult> {
  const { archive, dataset, mostUnpacked } = context
  const refused: Reject[] = []
  const warnings: ImportWarning[] = []
  const opening = {
    ...{ archive, mostUnpacked, known: headerNames(dataset) },
    refuse: (...problem: Parameters<typeof importProblem>) => void refused.push(importProblem(...problem)),
    onPiece: () => context.progress('reading', 0, request.files.length),
    warn: (...problem: Parameters<typeof importProblem>) => void warnings.push(importProblem(...problem)),
  }
  const opened = await openFiles(opening, request.files)
  try {
    const inspected = await inspectFiles(dataset, opened.files)
    return await importInspected(context, {
      files: inspected.files,
      rejects: [...refused, ...inspected.rejects],
      warnings: [...warnings, ...inspected.warnings],
      unreadable: refused.length + inspected.unreadable,
    })
  } finally {
    await opened.close()
  }
}

async function importInspected(context: ImportContext, inspected: Inspected): Promise<ImportResult> {
  const { files, rejects, warnings, unreadable } = inspected
  if (unreadable === 0 && canLoadFast(context, files)) {
    await context.connection.run('BEGIN TRANSACTION')
    const rows = await loadFast(context, files)
    if (rows !== null) {
      context.progress('writing', 0, rows)
      const odd = await oddities(context, files, loadedRows(context))
      const kept = await replaceAndKeep(context, files)
      return {
        read: rows,
        rejected: 0,
        rejects,
        warnings: [...warnings, ...odd, ...kept.warnings],
        changes: [kept.change],
      }
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
  const kept = await replaceAndKeep(context, files)
  return { ...all, warnings: [...all.warnings, ...kept.warnings], changes: [kept.change] }
}

/** Lets the rows just inserted take their place, beside what a roster keeps of those that were there. */
async function replaceAndKeep(context: ImportContext, files: readonly ReadableFile[]) {
  const { warnings, ended } = await keepLeavers(context, nameOf(files, 0))
  const change: Change = { ...(await replaceYears(context)), ended }
  return { warnings, change }
}

async function judge(context: ImportContext, files: readonly ReadableFile[]): Promise<Judged> {
  if (files.length === 0) return { read: 0, rejected: 0, rejects: [], warnings: [] }
  const loaded = await loadTexts(context, files)
  context.progress('validating', 0, loaded.read)
  const orgUnitRemedy = await resolveOrgUnits(context, files)
  const dates = await settleDates(context)
  const cells = await judgeTexts(context, files, orgUnitRemedy, dates)
  const misplaced = await rejectMisplaced(context, files)
  const outside = await rejectOutside(context, files)
  const merges = context.dataset.replaces === 'key'
  const keys = await (merges ? rejectConflicts(context, files) : rejectDuplicates(context, files))
  const days = await rejectWrongDays(context, files)
  if (merges) await mergeRows(context, files)
  await gatherIds(context, judgedRows)
  const rates = await checkRates(context, files, merges ? mergedTable : typedTable)
  const warnings = [...(await unknownSchools(context, files)), ...rates]
  context.progress('validating', loaded.read, loaded.read)
  // A file without rows beside others may be right; an import without any is a mistake that is said.
  const noRows = loaded.empty.map(({ file, layout }) =>
    importProblem('NO_ROWS', { ...wholeFile(file.name), line: layout.headerLine }),
  )
  const isNothing = loaded.read === 0
  const unread = isNothing ? noRows.length : 0
  const rejecting = [loaded, cells, misplaced, outside, keys, days]
  return {
    read: loaded.read + unread,
    rejected: rejecting.reduce((sum, { rejected }) => sum + rejected, unread),
    rejects: inOrder(files, [...rejecting.flatMap(({ rejects }) => rejects), ...(isNothing ? noRows : [])]),
    warnings: [...warnings, ...(await oddities(context, files, judgedRows)), ...(isNothing ? [] : noRows)],
  }
}

/** What is odd about rows that are all good by themselves. */
async function oddities(
  context: ImportContext,
  files: readonly ReadableFile[],
  rows: ImportedRows,
): Promise<readonly ImportWarning[]> {
  return [...(await notInRoster(context, files, rows)), ...(await implausible(context, files, rows))]
}

function inOrder(files: readonly ReadableFile[], rejects: readonly Reject[]): readonly Reject[] {
  const place = new Map(files.map(({ file }, index) => [file.name, index]))
  return [...rejects].sort(
    (one, other) => (place.get(one.file) ?? 0) - (place.get(other.file) ?? 0) || (one.line ?? 0) - (other.line ?? 0),
  )
}
