import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { EntityCaseNamingStrategy } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { MikroORM, type Options } from '@mikro-orm/sqlite'
import { causeOf, ServerError } from '../errors.js'
import { entities } from './entities.js'
import { GuardedDriver } from './guarded-driver.js'
import { refuseLost, refuseOlder } from './lost-records.js'
import { migrations } from './migrations/index.js'
import { breakSeal, hasLog, sealOf } from './seal.js'

export type Records = MikroORM

/** The file of a data folder that holds the records. */
export const recordsFile = 'records.sqlite'

/** One connection writes, the others go on reading: SQLite's write-ahead log allows both at once. */
const connections = 4

/** Every commit is on disk before anybody is told that it is done; whoever writes waits for whoever writes already. */
const pragmas = [
  'pragma journal_mode = wal',
  'pragma busy_timeout = 30000',
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  // A read that sorts must not fail for want of room on a disk.
  'pragma temp_store = memory',
]

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void
  close(done: () => void): void
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
    // The log is told which statement failed, and not of which values.
    driverOptions: { compileSqlOnError: false },
    pool: {
      min: 1,
      max: connections,
      afterCreate: (...args: unknown[]) => {
        const [connection, done] = args as [RawConnection, (error: Error | null) => void]
        // The pool forgets a connection that could not be prepared, without closing its file.
        connection.exec(pragmas.join(';'), (error) =>
          error === null ? done(null) : connection.close(() => done(error)),
        )
      },
    },
    allowGlobalContext: false,
  }
}

/** Opens the records and brings them to this version's shape; a database of a newer version is left alone. */
export async function openRecords(file: string): Promise<Records> {
  const records = await readRecords(file)
  try {
    await breakSeal(file)
    await records.getMigrator().up()
    return records
  } catch (error) {
    await records.close(true)
    throw error
  }
}

/**
 * Closes the records with all of them in their own file. SQLite takes its log into it when the last connection closes; of
 * several that close at the same moment none is the last.
 */
export async function closeRecords(records: Records): Promise<void> {
  try {
    await records.em.getConnection().execute('pragma wal_checkpoint(truncate)')
  } finally {
    await records.close(true)
  }
}

/** Opens the records in the shape they have. Refuses those that are lost, damaged, altered or of a newer version. */
export async function readRecords(file: string): Promise<Records> {
  if (!existsSync(file)) await refuseLost(dirname(file))
  const seal = await sealOf(file)
  if (seal === 'broken' && (await hasLog(file))) throw new ServerError('RECORDS_CHANGED', { file })
  const records = await connected(file)
  try {
    await refuseDamaged(records, file)
    const done = await migrationsOf(records)
    if (done.length === 0) await refuseLost(dirname(file))
    refuseNewer(done, file)
    if (seal === 'broken') throw new ServerError('RECORDS_CHANGED', { file })
    // An earlier state that a server left was put back on purpose.
    if (seal === 'unknown' && (await hasTrail(records))) await refuseOlder(dirname(file), records.em)
    return records
  } catch (error) {
    await records.close(true)
    throw error
  }
}

async function connected(file: string): Promise<Records> {
  const records = await MikroORM.init({ ...recordsOptions(file), connect: false })
  try {
    await records.connect()
    return records
  } catch (error) {
    await records.close(true)
    throw new ServerError('RECORDS_UNREADABLE', { file, cause: causeOf(error) })
  }
}

/** SQLite reads every page, and says what in it cannot be. */
async function refuseDamaged({ em }: Records, file: string): Promise<void> {
  const said = await em
    .getConnection()
    .execute<{ readonly quick_check: string }[]>('pragma quick_check(1)')
    .catch((error: unknown) => {
      throw new ServerError('RECORDS_UNREADABLE', { file, cause: causeOf(error) })
    })
  const cause = said[0]?.quick_check ?? 'nothing could be read'
  if (cause !== 'ok') throw new ServerError('RECORDS_UNREADABLE', { file, cause })
}

/** Records of a version before the trail have none. */
async function hasTrail({ em }: Records): Promise<boolean> {
  const tables = await em.getConnection().execute("select 1 from sqlite_master where name = 'audit_entry'")
  return tables.length > 0
}

async function migrationsOf({ em }: Records): Promise<readonly string[]> {
  const connection = em.getConnection()
  const tables = await connection.execute("select 1 from sqlite_master where name = 'mikro_orm_migrations'")
  if (tables.length === 0) return []
  const done: { name: string }[] = await connection.execute('select name from mikro_orm_migrations order by id')
  return done.map(({ name }) => name)
}

function refuseNewer(done: readonly string[], file: string): void {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = done.find((name) => !known.has(name))
  if (unknown !== undefined) throw new ServerError('RECORDS_NEWER', { file, migration: unknown })
}
