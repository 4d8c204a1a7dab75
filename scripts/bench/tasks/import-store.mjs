import { join } from 'node:path'
import { importFile, openStore } from '../store.mjs'

/**
 * Archives, validates and imports the attendance file; the roster is there before.
 * @param {{ readonly files: string, readonly folder: string }} input
 */
export async function run({ files, folder }) {
  const opened = await openStore(folder)
  for (const dataset of ['roster.schools', 'roster.students', 'roster.enrollments']) {
    await importFile(opened, dataset, join(files, `${dataset}.csv`))
  }
  const dataset = 'culture-climate.attendance'
  const parts = await importFile(opened, dataset, join(files, `${dataset}.csv`))
  await opened.store.close()
  return { milliseconds: Object.values(parts).reduce((sum, part) => sum + part, 0), answer: parts }
}
