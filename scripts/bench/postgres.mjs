import { throwawayPostgres } from '@planwright/testing'
import { cubeInPostgres, isInstalled } from './other-engines.mjs'

/**
 * The cube in a PostgreSQL that lives as long as the measurement.
 * @param {string} files @param {number} times
 * @returns {Promise<number | null>} milliseconds; null where PostgreSQL is not installed
 */
export async function cubeInThrowawayPostgres(files, times) {
  if (!isInstalled('psql')) return null
  const postgres = await throwawayPostgres()
  if (postgres === null) return null
  try {
    return cubeInPostgres(files, postgres.url, times)
  } finally {
    await postgres.stop()
  }
}
