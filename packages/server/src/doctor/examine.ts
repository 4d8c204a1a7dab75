import { existsSync } from 'node:fs'
import { factsHolder } from '@planwright/facts'
import type { Work } from '../backup/work.js'
import { causeOf, ServerError } from '../errors.js'
import { checkArchive } from './check-archive.js'
import { checkAudit } from './check-audit.js'
import { checkDisk } from './check-disk.js'
import { checkFacts } from './check-facts.js'
import { checkRecords } from './check-records.js'
import { checkServer } from './check-server.js'
import { type Checked, type Part, problem, skipped } from './checked.js'
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
  const attempt = (part: Part, check: () => Promise<readonly Checked[]>) => checkedOr(examined, part, check)
  try {
    return [
      checkServer(examined),
      ...checked,
      ...(await attempt('audit', async () => [readable === null ? withoutRecords : await checkAudit(examined)])),
      ...(await attempt('facts', async () => [await checkFacts(examined, readable)])),
      ...(await attempt('archive', () => checkArchive(examined, readable))),
      ...(await attempt('disk', async () => [await checkDisk(examined)])),
    ]
  } finally {
    await readable?.database.close()
  }
}

const withoutRecords = skipped('audit', 'There are no sound records.')

/** What a check found. One that cannot be done is a problem of its own, and the others go on. */
async function checkedOr(
  { folder, work }: Examined,
  part: Part,
  check: () => Promise<readonly Checked[]>,
): Promise<readonly Checked[]> {
  work.onProgress(`checking the ${part}`, 0, 1)
  try {
    return await check()
  } catch (error) {
    work.signal.throwIfAborted()
    return [problem(part, new ServerError('CHECK_FAILED', { cause: causeOf(error) }), folder)]
  }
}
