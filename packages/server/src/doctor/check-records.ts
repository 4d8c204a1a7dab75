import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ReadOnlyDatabase } from '@planwright/audit'
import { causeOf, ServerError } from '../errors.js'
import { type ImportRow, importsInOrder, recordedIn } from '../health/recorded-imports.js'
import { recordsFile } from '../records/database.js'
import { refuseLost } from '../records/lost-records.js'
import { migrations } from '../records/migrations/index.js'
import { sealOf } from '../records/seal.js'
import { type Checked, problem, sound } from './checked.js'
import type { Examined, ReadableRecords } from './examined.js'

/** What checking the records found; `readable` is null where the other checks cannot rely on them. */
export interface CheckedRecords {
  readonly checked: readonly Checked[]
  readonly readable: ReadableRecords | null
}

/** Checks that the records are whole, unaltered and of a version that is known. Whoever gets them closes them. */
export async function checkRecords({ folder, holder }: Examined): Promise<CheckedRecords> {
  const file = join(folder, recordsFile)
  const absent = await absence(folder, file)
  if (absent !== null) return unreadable(absent, file)
  const isAltered = holder === null && (await sealOf(file)) === 'broken'
  const seal = isAltered ? [new ServerError('RECORDS_CHANGED', { file })] : []
  try {
    return await read(file, seal)
  } catch (error) {
    return unreadable(new ServerError('RECORDS_UNREADABLE', { file, cause: causeOf(error) }), file)
  }
}

async function read(file: string, seal: readonly ServerError[]): Promise<CheckedRecords> {
  const database = await ReadOnlyDatabase.open(file)
  try {
    const checked = [...(await faultsOf(database, file)), ...seal].map((fault) => problem('records', fault, file))
    const readable = { database, ...(await importsIn(database)) }
    return { readable, checked: checked.length > 0 ? checked : [await soundRecords(database, file)] }
  } catch (error) {
    await database.close()
    throw error
  }
}

function unreadable(error: ServerError, file: string): CheckedRecords {
  return { checked: [problem('records', error, file)], readable: null }
}

async function absence(folder: string, file: string): Promise<ServerError | null> {
  if (existsSync(file) && (await stat(file)).size > 0) return null
  try {
    await refuseLost(folder)
    return new ServerError('DATA_FOLDER_WITHOUT_RECORDS', { folder })
  } catch (error) {
    if (error instanceof ServerError) return error
    throw error
  }
}

/** How many faults of a kind are named: the first ones tell what to do. */
const named = 5

async function faultsOf(database: ReadOnlyDatabase, file: string): Promise<readonly ServerError[]> {
  const said = await database.rows<{ integrity_check: string }>(`pragma integrity_check(${named})`)
  const damages = said.map((row) => row.integrity_check).filter((cause) => cause !== 'ok')
  const orphans = await database.rows<{ table: string; parent: string }>('pragma foreign_key_check')
  const lost = orphans.map(({ table, parent }) => `a row of ${table} names one that ${parent} lacks`)
  const causes = [...damages, ...new Set(lost)].slice(0, named)
  const unknown = (await migrationsOf(database)).find((name) => migrations.every((known) => known.name !== name))
  return [
    ...causes.map((cause) => new ServerError('RECORDS_DAMAGED', { cause })),
    ...(unknown === undefined ? [] : [new ServerError('RECORDS_NEWER', { file, migration: unknown })]),
  ]
}

async function migrationsOf(database: ReadOnlyDatabase): Promise<readonly string[]> {
  const rows = await database.rows<{ name: string }>('select name from mikro_orm_migrations order by id')
  return rows.map(({ name }) => name)
}

async function soundRecords(database: ReadOnlyDatabase, file: string): Promise<Checked> {
  const due = migrations.length - (await migrationsOf(database)).length
  const version = due === 0 ? 'of this version' : 'of an older version, which the next start brings to this one'
  const [district] = await database.rows<{ code: string }>(districtOf)
  const owner = district === undefined ? '' : ` Of the district with the code ${district.code}.`
  return sound('records', `${Math.ceil((await stat(file)).size / 1024)} kB, whole, ${version}.${owner}`)
}

const districtOf = "select code from orgUnit where id = 'district'"

async function importsIn(database: ReadOnlyDatabase): Promise<Omit<ReadableRecords, 'database'>> {
  const rows = await database.rows<ImportRow>(importsInOrder)
  const all = await database.rows<{ sha256: string }>(
    `select distinct file.value ->> 'sha256' as sha256 from import, json_each(import.files) as file`,
  )
  return { recorded: recordedIn(rows), named: new Set(all.map(({ sha256 }) => sha256)) }
}
