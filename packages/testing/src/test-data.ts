import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { environment } from './environment.js'

/**
 * The folder with files of the state for tests, or null where it is absent: tests then skip and say so.
 * It stands beside the repository, or where PLANWRIGHT_TEST_DATA says.
 */
export function testDataFolder(): string | null {
  const beside = fileURLToPath(new URL('../../../../../shared/data', import.meta.url))
  const folder = environment().testData ?? beside
  return existsSync(folder) ? folder : null
}
