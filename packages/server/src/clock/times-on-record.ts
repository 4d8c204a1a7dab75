import type { EntityManager } from '@mikro-orm/sqlite'
import { rowsOf } from '../records/sql.js'

/**
 * The columns of the records that say when something was written, or stopped being so. Not among them: the end of a key,
 * which is yet to come, and the times of released figures, which are copies.
 */
export const timesOnRecord: Readonly<Record<string, readonly string[]>> = {
  api_key: ['issuedAt', 'revokedAt'],
  audit_entry: ['at'],
  calculation: ['calculatedAt'],
  definitionInForce: ['recordedAt', 'supersededAt'],
  figure_release: ['publishedAt'],
  import: ['startedAt', 'finishedAt'],
  indicatorVersion: ['firstUsedAt'],
  observation: ['computedAt', 'supersededAt'],
  orgUnitYear: ['recordedAt', 'supersededAt'],
  registration: ['draftedAt', 'proposedAt', 'approvedAt', 'declinedAt', 'withdrawnAt'],
  retirement: ['retiredAt', 'endedAt'],
  target: ['recordedAt', 'supersededAt'],
  yearToDate: ['recordedAt', 'supersededAt'],
}

/** The latest time that is on record, in milliseconds since 1970; 0 where nothing is. */
export async function latestOnRecord(em: EntityManager): Promise<number> {
  const columns = Object.entries(timesOnRecord).flatMap(([table, names]) => names.map((name) => ({ table, name })))
  const each = columns.map(({ table, name }) => `select max("${name}") as at from "${table}"`)
  const [row] = await rowsOf<{ readonly at: string | null }>(
    em.fork(),
    `select max(at) as at from (${each.join(' union all ')})`,
  )
  return row?.at ? Date.parse(row.at) : 0
}
