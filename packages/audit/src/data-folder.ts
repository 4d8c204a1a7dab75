import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StoredRow } from './entry.js'
import { ReadOnlyDatabase } from './read-only-database.js'

const page = 1000

const columns = 'seq, at, subject, action, target, "release", details, previousHash, hash'

/** The rows of a data folder's trail in their order. The folder may be in use: nothing is written to it. */
export async function* storedRows(folder: string): AsyncGenerator<StoredRow> {
  const file = join(folder, 'records.sqlite')
  if (!existsSync(file)) throw new MissingTrail(folder)
  const database = await ReadOnlyDatabase.open(file)
  try {
    yield* rowsOf(database, folder)
  } finally {
    await database.close()
  }
}

/** A folder that is not a server's data folder, or one of a version without a trail. */
export class MissingTrail extends Error {
  override readonly name = 'MissingTrail'

  constructor(readonly folder: string) {
    super(`The folder ${folder} holds no audit trail.`)
  }
}

async function* rowsOf(database: ReadOnlyDatabase, folder: string): AsyncGenerator<StoredRow> {
  const tables = await database.rows("select 1 from sqlite_master where name = 'audit_entry'")
  if (tables.length === 0) throw new MissingTrail(folder)
  let read = await database.rows<StoredRow>(`select ${columns} from audit_entry order by seq limit ${page}`)
  const next = `select ${columns} from audit_entry where seq > ? order by seq limit ${page}`
  while (read.length > 0) {
    yield* read
    read = await database.rows<StoredRow>(next, [read.at(-1)?.seq])
  }
}
