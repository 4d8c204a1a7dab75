import { EntityCaseNamingStrategy } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM, type Options } from '@mikro-orm/sqlite'
import { causeOf, ServerError } from '../errors.js'
import { entities } from './entities.js'
import { GuardedDriver } from './guarded-driver.js'
import { migrations } from './migrations/index.js'

export type Records = MikroORM

/** One connection writes, the others go on reading: SQLite's write-ahead log allows both at once. */
const connections = 4

/** Every commit is on disk before anybody is told that it is done; whoever writes waits for whoever writes already. */
const pragmas = [
  'pragma journal_mode = wal',
  'pragma busy_timeout = 30000',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
]

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void
}

/** How the records are kept in a SQLite file. */
export function recordsOptions(file: string): Options {
  return {
    driver: GuardedDriver,
    dbName: file,
    entities,
    namingStrategy: EntityCaseNamingStrategy,
    extensions: [Migrator],
    migrations: { migrationsList: [...migrations], snapshot: false, disableForeignKeys: false, silent: true },
    pool: {
      min: 1,
      max: connections,
      afterCreate: (...args: unknown[]) => {
        const [connection, done] = args as [RawConnection, (error: Error | null) => void]
        connection.exec(pragmas.join(';'), done)
      },
    },
    allowGlobalContext: false,
  }
}

/** Opens the records and brings them to this version's shape; a database of a newer version is left alone. */
export async function openRecords(file: string): Promise<Records> {
  const records = await openRecordsAsTheyAre(file)
  try {
    await records.getMigrator().up()
    return records
  } catch (error) {
    await records.close(true)
    throw error
  }
}

/** Opens the records in the shape they have, this version's or an older one; a database of a newer one is left alone. */
export async function openRecordsAsTheyAre(file: string): Promise<Records> {
  const records = await connected(file)
  try {
    await refuseNewer(records, file)
    return records
  } catch (error) {
    await records.close(true)
    throw error
  }
}

async function connected(file: string): Promise<Records> {
  try {
    return await MikroORM.init(recordsOptions(file))
  } catch (error) {
    throw new ServerError('RECORDS_UNREADABLE', { file, cause: causeOf(error) })
  }
}

async function refuseNewer(records: Records, file: string): Promise<void> {
  const connection = records.em.getConnection()
  const tables = await connection.execute("select 1 from sqlite_master where name = 'mikro_orm_migrations'")
  if (tables.length === 0) return
  const done: { name: string }[] = await connection.execute('select name from mikro_orm_migrations order by id')
  const known = new Set(migrations.map((migration) => migration.name))
  const unknown = done.find((migration) => !known.has(migration.name))
  if (unknown !== undefined) throw new ServerError('RECORDS_NEWER', { file, migration: unknown.name })
}
