import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sqlite3 from 'sqlite3'
import type { StoredRow } from './entry.js'

const page = 1000

const columns = 'seq, at, subject, action, target, "release", details, previousHash, hash'

/** The rows of a data folder's trail in their order. The folder may be in use: nothing is written to it. */
export async function* storedRows(folder: string): AsyncGenerator<StoredRow> {
  const file = join(folder, 'records.sqlite')
  if (!existsSync(file)) throw new MissingTrail(folder)
  const database = await opened(file)
  try {
    yield* rowsOf(database, folder)
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()))
  }
}

/** A folder that is not a server's data folder, or one of a version without a trail. */
export class MissingTrail extends Error {
  override readonly name = 'MissingTrail'

  constructor(readonly folder: string) {
    super(`The folder ${folder} holds no audit trail.`)
  }
}

async function* rowsOf(database: sqlite3.Database, folder: string): AsyncGenerator<StoredRow> {
  const tables = await all<object>(database, "select 1 from sqlite_master where name = 'audit_entry'", [])
  if (tables.length === 0) throw new MissingTrail(folder)
  let read: readonly StoredRow[] = await all(
    database,
    `select ${columns} from audit_entry order by seq limit ${page}`,
    [],
  )
  const next = `select ${columns} from audit_entry where seq > ? order by seq limit ${page}`
  while (read.length > 0) {
    yield* read
    read = await all<StoredRow>(database, next, [read.at(-1)?.seq])
  }
}

function opened(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error === null ? resolve(database) : reject(error),
    )
    database.configure('busyTimeout', 5000)
  })
}

function all<Row>(database: sqlite3.Database, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    database.all(sql, [...parameters], (error: Error | null, rows: Row[]) =>
      error === null ? resolve(rows) : reject(error),
    )
  })
}
