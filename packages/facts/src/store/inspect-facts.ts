import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { FactsError } from '../errors.js'
import { select, selectNumber } from '../import/import-context.js'
import type { ImportRecord } from '../import/import-report.js'
import { importLog } from './import-log.js'
import { factsFile, openToRead } from './open-instance.js'
import { refuseNewerLayout } from './store-tables.js'
import { quoteIdentifier } from './table-layout.js'

/** What reading the facts of a data folder from end to end found. */
export type FactsState =
  | { readonly state: 'absent' }
  | { readonly state: 'sound'; readonly imports: readonly ImportRecord[] }
  | { readonly state: 'damaged'; readonly cause: string }

/**
 * Reads every block of a data folder's facts, whose checksums tell what was altered. Nothing is changed.
 *
 * @throws what hinders the reading although the facts may be sound: another process has them open, a newer version
 * wrote them, or this one may not read them.
 */
export async function inspectFacts(folder: string): Promise<FactsState> {
  if (!existsSync(join(folder, factsFile)))
    return existsSync(join(folder, `${factsFile}.wal`)) ? withoutFile : { state: 'absent' }
  try {
    return { state: 'sound', imports: await readAll(folder) }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { state: 'damaged', cause: error.message.split('\n')[0] ?? error.name }
  }
}

const withoutFile: FactsState = { state: 'damaged', cause: `${factsFile}.wal is there without ${factsFile}` }

async function readAll(folder: string): Promise<readonly ImportRecord[]> {
  const instance = await openToRead(folder)
  const connection = await instance.connect()
  try {
    await refuseNewerLayout(connection)
    for (const table of await tablesOf(connection)) await readTable(connection, table)
    return (await hasLog(connection)) ? await importLog(connection) : []
  } finally {
    // An open connection keeps the file open, and whenever that is closed later, the lock of this process is gone.
    connection.closeSync()
    instance.closeSync()
  }
}

async function tablesOf(connection: DuckDBConnection): Promise<readonly string[]> {
  const rows = await select(connection, 'SELECT schema_name AS schema, table_name AS name FROM duckdb_tables()')
  return rows.map(({ schema, name }) => `${quoteIdentifier(String(schema))}.${quoteIdentifier(String(name))}`)
}

/** A hash over all cells makes DuckDB read each of them, and compare each block with its checksum. */
async function readTable(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(`SELECT bit_xor(hash(COLUMNS(*))) FROM ${table}`)
}

/** A file whose first opening was cut short has no log yet. */
async function hasLog(connection: DuckDBConnection): Promise<boolean> {
  const log = `SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'planwright' AND table_name = 'imports'`
  return (await selectNumber(connection, log)) > 0
}

const hindrances = [
  /could not set lock/i,
  /permission denied/i,
  /no space left|disk quota exceeded|input\/output error/i,
  /too many open files/i,
  /^out of memory/i,
  /version number/i,
]

/** Whether an error says that the file was altered. What says nothing of the file's content is none. */
function isDamage(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !(error instanceof FactsError) &&
    !hindrances.some((pattern) => pattern.test(error.message))
  )
}
