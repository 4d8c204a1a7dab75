import { tableRecords } from '../csv-records.js'
import type { TableFile } from '../table-file.js'
import type { Findings } from './findings.js'
import { type ReadKind, sourceFiles } from './source-files.js'
import type { SourceRow } from './source-row.js'
import { TableReader } from './table-reader.js'

/** The rows of one file of an export. */
export interface SourceTable {
  readonly kind: ReadKind
  /** The name of the file; null where the export has none of this kind. */
  readonly file: string | null
  /** Which of the import's files it is. */
  readonly index: number
  /** How many rows were read. */
  readonly read: number
  readonly columns: ReadonlySet<string>
  /** The rows that count, by their sourcedId. */
  readonly live: Map<string, SourceRow>
  /** The sourcedIds of rows that are marked as deleted. */
  readonly deleted: ReadonlySet<string>
}

export type SourceTables = Readonly<Record<ReadKind, SourceTable>>

export interface FileToRead extends TableFile {
  readonly name: string
  readonly index: number
}

/** The table of a file that the export does not hold. */
export function absentTable(kind: ReadKind): SourceTable {
  return { kind, file: null, index: -1, read: 0, columns: new Set(), live: new Map(), deleted: new Set() }
}

/** Reads a file: what is odd about its header, its dates or its words is said, what cannot be read is rejected. */
export async function readTable(
  kind: ReadKind,
  file: FileToRead,
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<SourceTable> {
  const { name, index } = file
  const reader = new TableReader(sourceFiles[kind], name, findings)
  for await (const records of tableRecords(file, onBytes)) for (const record of records) reader.take(record)
  return { kind, file: name, index, ...reader.end() }
}

/** Where a cell (or a row, or a whole file) stands. */
export function placeOf(table: SourceTable, row: SourceRow | null, column: string | null, value: string | null) {
  return { file: table.file ?? `${table.kind}.csv`, line: row?.line ?? null, column, value }
}
