import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's own folder. */
export const repository = fileURLToPath(new URL('../../../../..', import.meta.url))

/** The folder with the operations front ends already send; null where it is absent. */
export function contractFolder(): string | null {
  const folder = join(repository, '../shared/contract')
  return existsSync(folder) ? folder : null
}

/** The folder with the state's files; null where it is absent. */
export function testData(): string | null {
  const folder = process.env.PLANWRIGHT_TEST_DATA ?? join(repository, '../shared/data')
  return existsSync(folder) ? folder : null
}
