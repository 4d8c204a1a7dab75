import { join } from 'node:path'
import { type Link, ReadOnlyDatabase } from '@planwright/audit'
import { ServerError } from '../errors.js'
import { recordsFile } from '../records/database.js'

/** What copied records say of themselves, and which files they cannot do without. */
export interface CopiedRecords {
  readonly migration: string
  readonly audit: Link
  /** Imports that had not ended. */
  readonly unfinished: readonly string[]
  /** The files that facts were made from, and those of imports that had not ended, by SHA-256 with a name each. */
  readonly files: ReadonlyMap<string, string>
}

interface ImportRow {
  readonly id: string
  readonly files: string
  readonly ended: number
}

/**
 * Reads what a copy of the records holds.
 * @throws ServerError RECORDS_DAMAGED where the copy is not sound: then the records it was made from are not.
 */
export async function readCopiedRecords(folder: string): Promise<CopiedRecords> {
  const database = await ReadOnlyDatabase.open(join(folder, recordsFile))
  try {
    await refuseDamaged(database)
    const imports = await database.rows<ImportRow>(importsThatCount)
    const [migration] = await database.rows<{ name: string }>(newestMigration)
    const [audit] = await database.rows<Link>('select seq, hash from audit_entry order by seq desc limit 1')
    return {
      migration: migration?.name ?? '',
      audit: audit ?? { seq: 0, hash: '' },
      unfinished: imports.filter(({ ended }) => ended === 0).map(({ id }) => id),
      files: new Map(imports.flatMap(filesOf)),
    }
  } finally {
    await database.close()
  }
}

const importsThatCount = `select id, files, finishedAt is not null as ended from import
  where finishedAt is null or (state = 'DONE' and not dryRun) order by id`

const newestMigration = 'select name from mikro_orm_migrations order by id desc limit 1'

async function refuseDamaged(database: ReadOnlyDatabase): Promise<void> {
  const [first] = await database.rows<{ integrity_check: string }>('pragma integrity_check(1)')
  if (first?.integrity_check !== 'ok')
    throw new ServerError('RECORDS_DAMAGED', { cause: first?.integrity_check ?? 'no answer' })
  const [row] = await database.rows<{ table: string; parent: string }>('pragma foreign_key_check')
  if (row !== undefined)
    throw new ServerError('RECORDS_DAMAGED', { cause: `a row of ${row.table} names one that ${row.parent} lacks` })
}

function filesOf({ files }: ImportRow): readonly (readonly [string, string])[] {
  const read = JSON.parse(files) as readonly { readonly sha256: string; readonly name: string }[]
  return read.map(({ sha256, name }) => [sha256, name])
}
