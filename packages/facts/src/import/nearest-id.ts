import type { DuckDBConnection } from '@duckdb/node-api'
import { bound } from '../formula/bound.js'
import { select } from './import-context.js'

/** An id that is longer than this is not compared with others. */
const longestId = 60

/**
 * The id of a school year that a mistyped one most resembles, or null where none is close or several are as close.
 * Leading zeros, letter case, spaces, punctuation and a trailing `.0` make no difference: they are what spreadsheets lose.
 *
 * @param known SQL that gives the known ids as `id` and `year`.
 */
export async function nearestId(
  connection: DuckDBConnection,
  known: string,
  id: string,
  year: string,
): Promise<string | null> {
  if (id.length > longestId) return null
  const wanted = bound(id)
  const distance = `damerau_levenshtein(lower(known.id), lower(${wanted}))`
  const steps = `CASE WHEN ${core('known.id')} = ${core(wanted)} THEN 0 ELSE 1 + ${distance} END`
  const [best, next] = await select(
    connection,
    `SELECT DISTINCT known.id AS id, ${steps} AS steps FROM ${known} AS known
     WHERE known.year = ${bound(year)} AND length(known.id) <= ${longestId} ORDER BY steps, id LIMIT 2`,
  )
  if (best === undefined || Number(best.steps) > 1 + Math.max(1, Math.floor(id.length / 3))) return null
  return next !== undefined && next.steps === best.steps ? null : String(best.id)
}

/** SQL for what is left of an id without what spreadsheets and typists change. */
function core(id: string): string {
  const whole = `regexp_replace(lower(${id}), '[.]0+$', '')`
  return `ltrim(regexp_replace(${whole}, '[^\\p{L}\\p{N}]', '', 'g'), '0')`
}
