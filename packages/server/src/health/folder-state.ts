import { join } from 'node:path'
import { archiveIn, inspectFacts } from '@planwright/facts'
import { ServerError } from '../errors.js'
import { readRecords, recordsFile } from '../records/database.js'
import { faultsOfArchive } from './archive-faults.js'
import { faultOfFacts } from './facts-fault.js'
import { factsHindrance } from './facts-hindrance.js'
import { recordedImports } from './recorded-imports.js'

/** Which part of a data folder a fault is in. */
export type FolderPart = 'records' | 'facts' | 'archive'

/** What is wrong with a data folder: a code, a sentence and a remedy, and the part of the folder. */
export interface FolderFault {
  readonly part: FolderPart
  readonly error: ServerError
}

export interface FolderStateOptions {
  readonly folder: string
  /** Whether somebody declares a dataset still; all of them unless said. */
  readonly isDeclared?: (dataset: string) => boolean
}

/**
 * What is wrong with a data folder whose server does not run: records against facts, and facts against the archive.
 * Everything is read from end to end and nothing is changed. Empty where a start would find all as it should be.
 */
export async function faultsOfFolder({
  folder,
  isDeclared = () => true,
}: FolderStateOptions): Promise<readonly FolderFault[]> {
  const read = await recordedIn(folder)
  if (read instanceof ServerError) return [{ part: 'records', error: read }]
  const facts = await factsFault(folder, { folder, recorded: read, isDeclared })
  const archive = await faultsOfArchive(archiveIn(join(folder, 'archive')), read.effective)
  return [
    ...(facts === null ? [] : [{ part: 'facts' as const, error: facts }]),
    ...archive.map((error) => ({ part: 'archive' as const, error })),
  ]
}

async function recordedIn(folder: string) {
  try {
    const records = await readRecords(join(folder, recordsFile))
    return await recordedImports(records.em).finally(() => records.close(true))
  } catch (error) {
    if (error instanceof ServerError) return error
    throw error
  }
}

async function factsFault(folder: string, expected: Parameters<typeof faultOfFacts>[1]): Promise<ServerError | null> {
  try {
    return faultOfFacts(await inspectFacts(folder), expected)
  } catch (error) {
    const hindrance = factsHindrance(error, folder)
    if (hindrance instanceof ServerError) return hindrance
    throw error
  }
}
