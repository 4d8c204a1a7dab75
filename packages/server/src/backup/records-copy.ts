import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { EntityManager } from '@mikro-orm/sqlite'
import { ReadOnlyDatabase } from '@planwright/audit'
import { readRecords, recordsFile } from '../records/database.js'
import { copyPages } from '../records/page-copy.js'
import { writeTransaction } from '../records/write-transaction.js'
import { clockOf } from './clock-of.js'
import type { Surroundings, Work } from './work.js'

interface Source extends Surroundings {
  /** The data folder. */
  readonly data: string
  /** Whether somebody is at work on the imports that have not ended. */
  readonly isInUse: boolean
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
  const path = join(source.data, recordsFile)
  const records = await readRecords(path)
  const reader = await ReadOnlyDatabase.open(path)
  try {
    const asOf = await momentBetweenImports(source, { em: records.em, reader }, work)
    const onProgress = (done: number, total: number) => work.onProgress('copying the records', done, total)
    await copyPages(reader, file, { signal: work.signal, onProgress })
    return asOf
  } finally {
    await reader.close()
    await records.close(true)
  }
}

interface Connections {
  /** By which the copy waits for its turn among those who write. */
  readonly em: EntityManager
  readonly reader: ReadOnlyDatabase
}

async function momentBetweenImports(source: Source, connections: Connections, { signal, onProgress }: Work) {
  const looks = source.isInUse ? Math.ceil(source.patience / untilNextLook) : 0
  for (let look = 0; ; look += 1) {
    signal.throwIfAborted()
    const isLast = look >= looks
    // Only with a good prospect is anybody kept from writing.
    if (isLast || !(await isImporting(connections.reader))) {
      const asOf = await beginReading(source, connections, isLast)
      if (asOf !== null) return asOf
    }
    onProgress('waiting for an import to end', look, looks)
    await after(untilNextLook, undefined, { signal })
  }
}

async function isImporting(reader: ReadOnlyDatabase): Promise<boolean> {
  return (await reader.rows('select 1 from import where finishedAt is null limit 1')).length > 0
}

/**
 * Begins a read transaction at a moment at which nobody writes, and answers the moment; null where an import has not
 * ended and there is time to wait. Times are read in the transactions that write them, so what has a time until this
 * moment is in it, and what comes later has a later one.
 */
function beginReading(source: Source, { em, reader }: Connections, isLast: boolean): Promise<string | null> {
  return writeTransaction(em, async () => {
    await reader.rows('begin')
    if (!(await isImporting(reader)) || isLast) return momentNow(source, em)
    await reader.rows('rollback')
    return null
  })
}

async function momentNow(source: Surroundings, em: EntityManager): Promise<string> {
  const clock = await clockOf(em, source)
  const asOf = clock.now()
  while (clock.now() <= asOf) await after(1)
  return asOf
}
