import { randomBytes } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Column, type Dataset, roster } from '@planwright/sdk'
import type { Archive } from '../archive/archive.js'
import { compileCube } from '../cube/compile-cube.js'
import type { CubeRow } from '../cube/compiled-cube.js'
import { FactsError } from '../errors.js'
import { loadFormulaParser } from '../formula/parse-formula.js'
import type { Confirmation } from '../import/confirmation.js'
import { confirmationsAsked } from '../import/confirmations-asked.js'
import { type ImportContext, select } from '../import/import-context.js'
import type { ImportRecord, ImportReport, ImportRequest } from '../import/import-report.js'
import { refuseScope } from '../import/import-scope.js'
import { nearest } from '../import/nearest.js'
import type { Home } from '../import/org-units.js'
import { type ImportResult, runImport } from '../import/run-import.js'
import { runRosterImport } from '../import/run-roster-import.js'
import { effectOf } from '../import/year-effects.js'
import { emptyDataset } from './empty-dataset.js'
import type { FactRow, FactStore } from './fact-store.js'
import { importLog, logImport, nextNumber } from './import-log.js'
import { interruptible, type WithConnection } from './interruptible.js'
import { openInstance } from './open-instance.js'
import { removeScratch } from './scratch-folder.js'
import { prepareTables } from './store-tables.js'
import { columnType, quoteIdentifier, tableName } from './table-layout.js'
import { undoImport } from './undo-import.js'
import { readVersions, recordVersion } from './versions.js'

/** Where facts are kept, what they are, and whose they are. */
export interface DuckdbStoreOptions {
  /** The data folder, or `:memory:` for a store that is gone when it is closed. */
  readonly folder: string
  /** The file in the folder; `facts.duckdb` unless said. */
  readonly file?: string
  /** The departments' datasets; those every district has are added by the store. */
  readonly datasets: readonly Dataset[]
  readonly archive: Archive
  readonly home: Home
  /** The calendar years of the plan: rows of years far from them are to be confirmed. */
  readonly planYears?: PlanYears
  /** The most bytes that the zip files of an import may unpack to. */
  readonly mostUnpacked?: number
}

/** The calendar years of a plan, both included. */
export interface PlanYears {
  readonly start: number
  readonly end: number
}

/** An export that unpacks to more bytes than this is no roster. */
const defaultUnpacked = 8 * 1024 ** 3

/** Opens the fact store in a data folder, creating it where absent. One process has it open at a time. */
export async function openDuckdbStore(options: DuckdbStoreOptions): Promise<FactStore> {
  const datasets = new Map([...roster.coreDatasets, ...options.datasets].map((dataset) => [dataset.id, dataset]))
  const instance = await openInstance(options.folder, options.file)
  await removeScratch(options.folder)
  const withConnection: WithConnection = async (work) => {
    const connection = await instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  }
  try {
    await loadFormulaParser()
    await withConnection((connection) => prepareTables(connection, [...datasets.values()]))
  } catch (error) {
    instance.closeSync()
    throw error
  }
  const datasetOf = (id: string): Dataset => {
    const dataset = datasets.get(id)
    if (dataset !== undefined) return dataset
    const known = [...datasets.keys(), roster.wholeRoster.id]
    const near = nearest(id, known)
    const hint = near === null ? `Known are: ${known.join(', ')}.` : `Did you mean ${near}?`
    throw new FactsError('STORE_UNKNOWN_DATASET', `There is no dataset "${id}". ${hint}`)
  }
  // Imports wait for one another: each sees what the one before it wrote.
  let lastImport: Promise<unknown> = Promise.resolve()
  const inTurn = <Report>(work: () => Promise<Report>): Promise<Report> => {
    const turn = lastImport.then(work)
    lastImport = turn.catch(() => undefined)
    return turn
  }
  const importedDataset = (id: string): Dataset | null => (id === roster.wholeRoster.id ? null : datasetOf(id))
  const storeOver = (withConnection: WithConnection): FactStore => ({
    importFiles: async (request) => {
      const into = { mostUnpacked: defaultUnpacked, ...options, dataset: importedDataset(request.dataset) }
      return inTurn(() => withConnection((connection) => importOnce(connection, into, request)))
    },
    empty: async (request) => {
      const dataset = importedDataset(request.dataset)
      return inTurn(() => withConnection((connection) => emptyDataset(connection, dataset, request)))
    },
    undo: (request) => {
      const known = [...datasets.values()]
      return inTurn(() =>
        withConnection((connection) =>
          undoImport(connection, { ...options, known, openStore: openDuckdbStore }, request),
        ),
      )
    },
    measure: (request) =>
      withConnection(async (connection) => {
        const cube = compileCube(request, 'duckdb')
        const reader = await connection.runAndReadAll(cube.sql, [...cube.parameters])
        return cube.readCells(reader.getRowsJson() as readonly CubeRow[])
      }),
    versions: () => withConnection(readVersions),
    imports: async () => (await withConnection(importLog)).filter(isEffectiveImport),
    log: () => withConnection(importLog),
    rows: async (id) => {
      const dataset = datasetOf(id)
      return withConnection((connection) => factRows(connection, dataset, Object.keys(dataset.columns), ''))
    },
    distinct: async (id, columns) => {
      const dataset = datasetOf(id)
      return withConnection((connection) => factRows(connection, dataset, columns, 'DISTINCT '))
    },
    within: (signal) => storeOver(interruptible(withConnection, signal)),
    close: async () => {
      await lastImport
      instance.closeSync()
    },
  })
  return storeOver(withConnection)
}

interface ImportInto extends Pick<ImportContext, 'archive' | 'home' | 'mostUnpacked'> {
  readonly planYears?: PlanYears
  /** Null where the files are for the whole roster. */
  readonly dataset: Dataset | null
}

async function importOnce(
  connection: DuckDBConnection,
  into: ImportInto,
  request: ImportRequest,
): Promise<ImportReport> {
  const importId = request.importId ?? randomBytes(9).toString('base64url')
  const { dataset, archive, home, mostUnpacked } = into
  const progress: ImportContext['progress'] = (phase, done, total) => {
    request.signal?.throwIfAborted()
    request.onProgress?.(phase, done, total)
  }
  const { acceptPartial = false, scope = {} } = request
  const at = request.at ?? new Date().toISOString()
  const today = at.slice(0, 10)
  refuseScope(dataset ?? roster.wholeRoster, scope)
  const importNumber = await nextNumber(connection)
  const context = { connection, archive, home, mostUnpacked, importNumber, acceptPartial, scope, today, progress }
  const result =
    dataset === null ? await runRosterImport(context, request) : await runImport({ ...context, dataset }, request)
  const confirmations = await confirmationsAsked({ connection, today, plan: into.planYears ?? null }, request, result)
  const outcome = outcomeOf(request, result, confirmations)
  if (outcome === 'changed' || outcome === 'unchanged') {
    request.signal?.throwIfAborted()
    request.onCommit?.()
    // What is the same is not written again; the log has it all the same, for it stays where an earlier import is undone.
    if (outcome === 'unchanged') await connection.run('ROLLBACK; BEGIN TRANSACTION')
    await recordImport(context, { importId, at }, request, result)
    await connection.run('COMMIT')
  } else await connection.run('ROLLBACK')
  request.onProgress?.('done', result.read, result.read)
  return reportOf(request, result, { importId, outcome, confirmations })
}

function reportOf(
  { dataset }: ImportRequest,
  result: ImportResult,
  { importId, outcome, confirmations }: Pick<ImportReport, 'importId' | 'outcome' | 'confirmations'>,
): ImportReport {
  const { read, rejected, rejects, warnings } = result
  return {
    importId: outcome === 'changed' ? importId : null,
    dataset,
    outcome,
    read,
    accepted: read - rejected,
    rejected,
    changed: changedBy(result),
    years: yearsOf(result),
    rejects,
    warnings,
    effects: (result.changes ?? []).flatMap(({ effects }) => effects.map(effectOf)),
    confirmations,
  }
}

function isEffectiveImport({ kind, changed }: ImportRecord): boolean {
  return kind === 'import' && changed > 0
}

function outcomeOf(
  request: ImportRequest,
  result: ImportResult,
  asked: readonly Confirmation[],
): ImportReport['outcome'] {
  if (result.changes === null) return 'refused'
  if (request.dryRun === true) return 'dry-run'
  if (asked.length > 0) return 'unconfirmed'
  return changedBy(result) === 0 ? 'unchanged' : 'changed'
}

function changedBy({ changes }: ImportResult): number {
  return (changes ?? []).reduce((sum, { changed }) => sum + changed, 0)
}

async function recordImport(
  { connection, importNumber }: Pick<ImportContext, 'connection' | 'importNumber'>,
  { importId, at }: { readonly importId: string; readonly at: string },
  request: ImportRequest,
  result: ImportResult,
): Promise<void> {
  const { read, rejected, changes } = result
  await logImport(connection, importNumber, {
    id: importId,
    kind: 'import',
    dataset: request.dataset,
    files: request.files,
    scope: request.scope ?? null,
    confirmed: request.confirm ?? [],
    acceptPartial: request.acceptPartial ?? false,
    schoolYear: null,
    undoes: null,
    at,
    ...{ read, accepted: read - rejected, rejected, changed: changedBy(result), years: yearsOf(result) },
  })
  for (const { dataset, years } of changes ?? [])
    for (const schoolYear of years) await recordVersion(connection, { dataset, schoolYear, importId })
}

function yearsOf({ changes }: ImportResult): readonly string[] {
  const years = (changes ?? []).flatMap((change) => change.years)
  return [...new Set(years)].filter((year) => year !== null).sort()
}

async function factRows(
  connection: DuckDBConnection,
  dataset: Dataset,
  columns: readonly string[],
  distinct: string,
): Promise<readonly FactRow[]> {
  const unknown = columns.find((name) => dataset.columns[name] === undefined)
  if (unknown !== undefined) throw new TypeError(`The dataset ${dataset.id} has no column "${unknown}".`)
  const list = columns.map(quoteIdentifier).join(', ')
  const rows = await select(connection, `SELECT ${distinct}${list} FROM ${tableName(dataset)} ORDER BY ALL`)
  const numeric = columns.filter((name) => isNumeric(dataset.columns[name]))
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(numeric.map((name) => [name, numberOf(row[name] ?? null)])),
  }))
}

function isNumeric(column: Column | undefined): boolean {
  return column !== undefined && ['BIGINT', 'DECIMAL'].some((type) => columnType(column).startsWith(type))
}

function numberOf(cell: string | number | boolean | null): number | null {
  return cell === null ? null : Number(cell)
}
