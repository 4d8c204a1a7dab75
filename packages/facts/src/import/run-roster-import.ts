import { basename } from 'node:path'
import { roster } from '@planwright/sdk'
import type { ArchivedFile } from '../archive/archive.js'
import { quoteIdentifier, tableName } from '../store/table-layout.js'
import { rosterHeaderNames } from './header-names.js'
import { type ImportContext, listedRejects, type ReadableFile, sameKey } from './import-context.js'
import type { ImportRequest, ImportWarning, Reject } from './import-report.js'
import { judgeTexts, typedTable } from './judge-texts.js'
import { keepLeavers } from './keep-leavers.js'
import { rejectDuplicates } from './merge-rows.js'
import { Findings } from './oneroster/findings.js'
import { readOneRoster } from './oneroster/read-oneroster.js'
import type { RosterRows } from './oneroster/roster-rows.js'
import { type OpenedFile, openFiles } from './open-files.js'
import type { ImportResult } from './run-import.js'
import { insertTyped, replaceYears } from './swap-rows.js'
import { plainText } from './table-file.js'
import { openTexts } from './texts-writer.js'

/**
 * Imports a OneRoster export into all datasets of the roster, within one transaction that its caller ends. What the
 * export says nothing about, such as meal eligibility, stays as it was known.
 */
export async function runRosterImport(
  context: Omit<ImportContext, 'dataset'>,
  request: ImportRequest,
): Promise<ImportResult> {
  const findings = new Findings()
  const { archive, mostUnpacked } = context
  const opening = {
    ...{ archive, mostUnpacked, known: rosterHeaderNames() },
    refuse: (...problem: Parameters<Findings['rejectExport']>) => findings.rejectExport(...problem),
    onPiece: () => context.progress('reading', 0, request.files.length),
    warn: (...problem: Parameters<Findings['warn']>) => findings.warn(...problem),
  }
  const opened = await openFiles(opening, request.files)
  try {
    return await runOpened(context, opened.files, findings)
  } finally {
    await opened.close()
  }
}

async function runOpened(
  context: Omit<ImportContext, 'dataset'>,
  opened: readonly OpenedFile[],
  findings: Findings,
): Promise<ImportResult> {
  // The files of an export are known by their own names, wherever in a zip file they are.
  const files = opened.map((file, index) => ({ ...file, name: basename(file.name), index }))
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytes = 0
  const { read: rowsRead, datasets } = await readOneRoster(files, findings, (count) => {
    bytes += count
    context.progress('reading', bytes, total)
  })
  const read = rowsRead + findings.files
  context.progress('validating', 0, read)
  await context.connection.run('BEGIN TRANSACTION')
  const rejects: Reject[] = []
  for (const dataset of roster.wholeRoster.datasets) {
    const made = datasets.get(dataset.id)
    if (made !== undefined) rejects.push(...(await putIn({ ...context, dataset }, made, files)))
  }
  const rejected = Math.min(read, findings.rejected + placesOf(rejects))
  const all = { read, rejected, rejects: [...findings.rejects, ...rejects].slice(0, listedRejects) }
  const warnings = findings.warnings
  const isRefused = findings.files > 0 || rejected === read || (rejected > 0 && !context.acceptPartial)
  if (isRefused) return { ...all, warnings, changes: null }
  context.progress('writing', 0, read - rejected)
  const left: ImportWarning[] = []
  const changes = []
  for (const dataset of roster.wholeRoster.datasets) {
    const file = datasets.get(dataset.id)?.rows[0]?.file ?? 0
    const { warnings: gone, ended } = await keepLeavers({ ...context, dataset }, files[file]?.name ?? '')
    left.push(...gone)
    changes.push({ ...(await replaceYears({ ...context, dataset })), ended })
  }
  return { ...all, warnings: [...warnings, ...left], changes }
}

/** Judges the rows made for a dataset by its own rules and adds those without a mistake to its table. */
async function putIn(
  context: ImportContext,
  { rows, carried, sourceColumns }: RosterRows,
  files: readonly ArchivedFile[],
): Promise<readonly Reject[]> {
  const { connection, dataset } = context
  if (rows.length === 0) return []
  const names = Object.keys(dataset.columns)
  const writer = await openTexts(connection, dataset)
  for (const { file, line, cells } of rows)
    writer.add(
      file,
      line,
      names.map((name) => cells[name] || null),
    )
  writer.close()
  const readable = files.map((file) => readableFile(file, names))
  const judged = await judgeTexts(context, readable, () => '')
  const keys = await rejectDuplicates(context, readable)
  await keepWhatIsKnown(context, carried)
  await insertTyped(context)
  return [...judged.rejects, ...keys.rejects].map((reject) => ({
    ...reject,
    column: sourceColumns[reject.column ?? ''] ?? reject.column,
  }))
}

/** Fills what the export does not say with what the roster already says. */
async function keepWhatIsKnown({ connection, dataset }: ImportContext, carried: ReadonlySet<string>): Promise<void> {
  const columns = Object.keys(dataset.columns)
    .filter((name) => !carried.has(name))
    .map(quoteIdentifier)
  if (columns.length === 0) return
  await connection.run(
    `UPDATE ${typedTable} AS typed SET ${columns.map((name) => `${name} = coalesce(typed.${name}, known.${name})`).join(', ')}
     FROM ${tableName(dataset)} AS known WHERE ${sameKey(dataset, 'typed', 'known')}`,
  )
}

/** How many rows of the export the rejects are about. */
function placesOf(rejects: readonly Reject[]): number {
  return new Set(rejects.map(({ file, line }) => `${line} ${file}`)).size
}

function readableFile(file: ArchivedFile, names: readonly string[]): ReadableFile {
  const columns = new Map(names.map((name) => [name, { constant: '' }]))
  const none = { format: null, nameless: [], orgUnit: null, group: null, warnings: [] }
  return { file, path: '', form: plainText, bytes: 0, layout: { ...none, headerLine: 1, width: names.length, columns } }
}
