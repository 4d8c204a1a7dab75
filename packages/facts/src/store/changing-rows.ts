import { randomBytes } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ImportRecord, ImportReport } from '../import/import-report.js'
import type { YearEffect } from '../import/year-effects.js'
import { logImport, nextNumber } from './import-log.js'
import type { ChangeRequest } from './takings-back.js'

/** How many rows of a school year a change adds, alters and removes. */
export type YearRows = Omit<YearEffect, 'gaining' | 'losing'>

/** What a change would do, and the doing of it, which answers what the log says of it. */
export interface PlannedChange {
  readonly effects: readonly YearRows[]
  /** Whether it is kept in the log. */
  readonly isNeeded: boolean
  write(importId: string): Promise<Pick<ImportRecord, 'kind' | 'schoolYear' | 'undoes' | 'years'>>
}

/** Changes rows without a file, in one transaction with its entry in the log; a dry run only finds out what it would do. */
export async function changingRows(
  connection: DuckDBConnection,
  request: ChangeRequest,
  dataset: string,
  plan: () => Promise<PlannedChange>,
): Promise<ImportReport> {
  await connection.run('BEGIN TRANSACTION')
  try {
    const planned = await plan()
    const importId = request.importId ?? randomBytes(9).toString('base64url')
    const report = reportOf(request, dataset, importId, planned.effects)
    const isTried = request.dryRun === true || !planned.isNeeded
    if (!isTried) await write(connection, request, report, planned)
    await connection.run(isTried ? 'ROLLBACK' : 'COMMIT')
    return report
  } catch (error) {
    // The first error is the one to tell; a transaction that it ended already cannot be rolled back.
    await connection.run('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function write(
  connection: DuckDBConnection,
  request: ChangeRequest,
  { dataset, importId, changed }: ImportReport,
  planned: PlannedChange,
): Promise<void> {
  request.signal?.throwIfAborted()
  request.onProgress?.('writing', 0, changed)
  request.onCommit?.()
  const id = importId ?? ''
  const said = await planned.write(id)
  const at = request.at ?? new Date().toISOString()
  const counts = { read: 0, accepted: 0, rejected: 0, changed }
  const record = { id, dataset, files: [], scope: null, confirmed: [], acceptPartial: null, at, ...counts, ...said }
  await logImport(connection, await nextNumber(connection), record)
}

function reportOf(
  { dryRun }: ChangeRequest,
  dataset: string,
  importId: string,
  compared: readonly YearRows[],
): ImportReport {
  const effects = compared.filter((one) => changedIn(one) > 0).map(effectOf)
  const changed = effects.reduce((sum, one) => sum + changedIn(one), 0)
  const years = [...new Set(effects.flatMap(({ schoolYear }) => schoolYear ?? []))].sort()
  const outcome = dryRun === true ? 'dry-run' : changed === 0 ? 'unchanged' : 'changed'
  const lists = { rejects: [], warnings: [], confirmations: [] }
  const counts = { read: 0, accepted: 0, rejected: 0, changed }
  return { importId: dryRun === true ? null : importId, dataset, outcome, ...counts, years, ...lists, effects }
}

function changedIn({ added, altered, removed }: YearRows): number {
  return added + altered + removed
}

/** Which units and groups gain or lose all their rows is told of imports alone. */
function noUnits(): YearEffect['gaining'] {
  return { count: 0, first: [] }
}

function effectOf({ dataset, schoolYear, before, after, added, altered, removed }: YearRows): YearEffect {
  return { dataset, schoolYear, before, after, added, altered, removed, gaining: noUnits(), losing: noUnits() }
}
