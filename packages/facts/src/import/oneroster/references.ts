import type { Findings } from './findings.js'
import { type Reference, readKinds, type SourceFile, sourceFiles } from './source-files.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTable, type SourceTables } from './source-table.js'

/** Says which rows refer to rows that do not exist or are deleted. A row that cannot be placed without them is taken out. */
export function checkReferences(tables: SourceTables, findings: Findings): void {
  for (const kind of readKinds) {
    const source: SourceFile = sourceFiles[kind]
    for (const reference of source.references) checkReference(tables[kind], tables[reference.to], reference, findings)
  }
}

function checkReference(table: SourceTable, target: SourceTable, reference: Reference, findings: Findings): void {
  const { column, unknown, deleted } = reference
  const naming = [...table.live].filter(([, row]) => row.list(column).length > 0)
  if (naming.length === 0) return
  if (target.file === null) {
    checkAbsent(table, reference, naming, findings)
    return
  }
  for (const [id, row] of naming) {
    for (const named of row.list(column)) {
      if (target.live.has(named)) continue
      const place = { ...placeOf(table, row, column, named), detail: target.file }
      const gone = target.deleted.has(named)
      if (gone) findings.warn('ONEROSTER_DELETED_ID', place)
      else if (unknown === 'reject') findings.reject('ONEROSTER_UNKNOWN_ID', place)
      else findings.warn('ONEROSTER_UNKNOWN_ID', place)
      if ((gone && deleted === 'leave out') || (!gone && unknown === 'reject')) table.live.delete(id)
    }
  }
}

function checkAbsent(
  table: SourceTable,
  { column, to, unknown }: Reference,
  naming: readonly (readonly [string, SourceRow])[],
  findings: Findings,
): void {
  const place = { ...placeOf(table, null, column, null), detail: `${to}.csv` }
  if (unknown !== 'reject') {
    findings.warn('ONEROSTER_ABSENT_FILE', place)
    return
  }
  findings.reject('ONEROSTER_ABSENT_FILE', place, naming.length)
  for (const [id] of naming) table.live.delete(id)
}
