import { existsSync } from 'node:fs'
import { factsHolder } from '@planwright/facts'
import type { Work } from '../backup/work.js'
import { ServerError } from '../errors.js'
import { checkArchive } from './check-archive.js'
import { checkAudit } from './check-audit.js'
import { checkDisk } from './check-disk.js'
import { checkFacts } from './check-facts.js'
import { checkRecords } from './check-records.js'
import { checkServer } from './check-server.js'
import { type Checked, skipped } from './checked.js'
import type { Examined } from './examined.js'

/**
 * Checks a data folder from end to end, whether a server runs on it or not, and changes nothing. Answers a line for each
 * part that is as it should be, for each problem, and for each part that could not be looked at.
 */
export async function examine(folder: string, work: Work): Promise<readonly Checked[]> {
  if (!existsSync(folder)) throw new ServerError('DATA_FOLDER_WITHOUT_RECORDS', { folder })
  const examined: Examined = { folder, work, holder: await factsHolder(folder) }
  work.onProgress('checking the records', 0, 1)
  const { checked, readable } = await checkRecords(examined)
  try {
    work.onProgress('checking the facts', 0, 1)
    const facts = await checkFacts(examined, readable)
    const archive = await checkArchive(examined, readable)
    const audit = readable === null ? skipped('audit', 'There are no sound records.') : await checkAudit(examined)
    return [checkServer(examined), ...checked, audit, facts, ...archive, await checkDisk(examined)]
  } finally {
    await readable?.database.close()
  }
}
