import type { DuckDBConnection } from '@duckdb/node-api'
import type { Dataset } from '@planwright/sdk'
import type { Archive, ArchivedFile } from '../archive/archive.js'
import { statementOf } from '../formula/bound.js'
import { quoteIdentifier } from '../store/table-layout.js'
import type { FileLayout } from './file-layout.js'
import type { ImportPhase, ImportWarning, Reject } from './import-report.js'
import type { ImportScope } from './import-scope.js'
import type { Home } from './org-units.js'

/** What one import works with. */
export interface ImportContext {
  readonly connection: DuckDBConnection
  readonly dataset: Dataset
  readonly archive: Archive
  readonly home: Home
  /** The most bytes that zip files may unpack to. */
  readonly mostUnpacked: number
  /** The number its rows carry; the log of imports says which import that is. */
  readonly importNumber: number
  readonly acceptPartial: boolean
  /** The part of the dataset that the files are for; empty for all of it. */
  readonly scope: ImportScope
  /** The day of the import (ISO): later days lie ahead. */
  readonly today: string
  readonly progress: (phase: ImportPhase, done: number, total: number) => void
}

/** A file whose layout was recognised. */
export interface ReadableFile {
  readonly file: ArchivedFile
  readonly path: string
  readonly bytes: number
  readonly layout: FileLayout
}

/** How many rejects (and warnings) a report lists; the rest is counted. */
export const listedRejects = 1000

/** What reading and judging the rows gave. */
export interface Judged {
  readonly read: number
  readonly rejected: number
  readonly rejects: readonly Reject[]
  readonly warnings: readonly ImportWarning[]
}

/** Runs a statement with the values it holds, and says how many rows it changed. */
export async function run(connection: DuckDBConnection, text: string): Promise<number> {
  const { sql, parameters } = statementOf(text)
  return (await connection.run(sql, [...parameters])).rowsChanged
}

/** Runs a statement with the values it holds, and gives its rows as plain values. */
export async function select(
  connection: DuckDBConnection,
  text: string,
): Promise<readonly Readonly<Record<string, string | number | boolean | null>>[]> {
  const { sql, parameters } = statementOf(text)
  const reader = await connection.runAndReadAll(sql, [...parameters])
  return reader.getRowObjectsJson() as readonly Readonly<Record<string, string | number | boolean | null>>[]
}

/** Runs a statement that gives one number. */
export async function selectNumber(connection: DuckDBConnection, text: string): Promise<number> {
  const [row] = await select(connection, text)
  return Number(Object.values(row ?? {})[0] ?? 0)
}

/** SQL that is true where two rows have the same key. */
export function sameKey(dataset: Dataset, one: string, other: string): string {
  return dataset.key
    .map((name) => {
      const equals = dataset.columns[name]?.optional === true ? 'IS NOT DISTINCT FROM' : '='
      return `${one}.${quoteIdentifier(name)} ${equals} ${other}.${quoteIdentifier(name)}`
    })
    .join(' AND ')
}
