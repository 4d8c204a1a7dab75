import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { EntityManager } from '@mikro-orm/sqlite'
import { ReadOnlyDatabase } from '@planwright/audit'
import { recordsFile } from '../records/database.js'
import { copyPages } from '../records/page-copy.js'
import { writeTransaction } from '../records/write-transaction.js'
import type { Work } from './work.js'

interface Source {
  /** The data folder. */
  readonly data: string
  /** Its records, by which the copy waits for its turn among those who write. */
  readonly em: EntityManager
  /** Whether somebody is at work on the imports that have not ended. */
  readonly isInUse: boolean
  readonly now: () => string
  /** How long to wait for the end of an import, in milliseconds. */
  readonly patience: number
}

/** How long to wait before looking again whether all imports have ended, in milliseconds: one may follow the other. */
const untilNextLook = 25

/**
 * Copies the records of a data folder as they are at one moment, into a new file; answers the moment. The moment lies
 * between two imports where one can be had: an import changes org units and figures step by step.
 */
export async function copyRecords(source: Source, file: string, work: Work): Promise<string> {
  const reader = await ReadOnlyDatabase.open(join(source.data, recordsFile))
  try {
    const asOf = await momentBetweenImports(source, reader, work)
    const onProgress = (done: number, total: number) => work.onProgress('copying the records', done, total)
    await copyPages(reader, file, { signal: work.signal, onProgress })
    return asOf
  } finally {
    await reader.close()
  }
}

async function momentBetweenImports(source: Source, reader: ReadOnlyDatabase, { signal, onProgress }: Work) {
  const looks = source.isInUse ? Math.ceil(source.patience / untilNextLook) : 0
  for (let look = 0; ; look += 1) {
    signal.throwIfAborted()
    const asOf = await beginReading(source, reader)
    const [{ unended = 0 } = {}] = await reader.rows<{ unended: number }>(unendedImports)
    if (unended === 0 || look >= looks) return asOf
    await reader.rows('rollback')
    onProgress('waiting for an import to end', look, looks)
    await after(untilNextLook, undefined, { signal })
  }
}

const unendedImports = 'select count(*) as unended from import where finishedAt is null'

/**
 * Begins a read transaction at a moment at which nobody writes. Times are read in the transactions that write them, so
 * what has a time until this moment is in it, and what comes later has a later one.
 */
function beginReading({ em, now }: Source, reader: ReadOnlyDatabase): Promise<string> {
  return writeTransaction(em, async () => {
    const asOf = now()
    await reader.rows('begin')
    await reader.rows('select 1 from sqlite_master limit 1')
    while (now() <= asOf) await after(1)
    return asOf
  })
}
