import { observationColumns } from '../observations/observation.columns.js'
import { type Condition, placeConditions } from '../observations/observation.filter.js'
import type { ObservationRow } from '../observations/observation.type.js'
import type { VisibleObservations } from '../observations/visible.js'
import type { RestatementFilter } from './restatement.input.js'
import type { RestatementPlace } from './restatement.place.js'

/** Which restatements to read: after `since`, up to and with `until`. */
export interface RestatementScope {
  readonly filter: RestatementFilter
  readonly since: string | null
  readonly until: string | null
}

/** A figure that was closed, and the id of the one that took its place at the same moment. */
export interface ReplacedRow extends ObservationRow {
  readonly supersededAt: string
  readonly successor: number | null
  /** Where there is no such figure: the imports its school year rested on then, as a JSON list. */
  readonly withdrawnBy: string | null
}

/** A figure that was replaced is of a whole year or to date as it was when it was calculated. */
const whenFound = 'o.computedAt'

const successor = `(select n.id from observation n
  where n.orgUnit = o.orgUnit and n.indicator = o.indicator and n.period = o.period and n.groupKey = o.groupKey
    and n.computedAt = o.supersededAt and n.id > o.id order by n.id limit 1)`

const differs = `not exists (select 1 from observation s where s.id = ${successor} and s.value is o.value and s.reason is o.reason)`

/** Replaced figures that follow a place in the list, the newest first. */
export async function replacedRows(
  visible: VisibleObservations,
  scope: RestatementScope,
  after: RestatementPlace | null,
  limit: number,
): Promise<readonly ReplacedRow[]> {
  const { sql, parameters } = conditionOf(scope)
  const beyond = beyondOf(after)
  const statement = `select ${observationColumns(whenFound)}, o.withdrawnBy, ${successor} as successor from observation o
    where ${sql} and ${beyond.sql} order by o.supersededAt desc, o.id desc limit ?`
  const rows = await visible.rows<ReplacedRow>(statement, [...parameters, ...beyond.parameters, limit])
  return rows.sort(newestFirst).slice(0, limit)
}

/** How many there are. */
export async function countReplaced(visible: VisibleObservations, scope: RestatementScope): Promise<number> {
  const { sql, parameters } = conditionOf(scope)
  return visible.count(`select count(*) as n from observation o where ${sql}`, parameters)
}

/** The figures of these numbers. */
export async function figuresById(
  visible: VisibleObservations,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ObservationRow>> {
  const sql = `select ${observationColumns(whenFound)} from observation o where o.id in (select value from json_each(?))`
  const rows = await visible.rows<ObservationRow>(sql, [JSON.stringify(ids)])
  return new Map(rows.map((row) => [row.id, row]))
}

function conditionOf({ filter, since, until }: RestatementScope): Condition {
  const moments: Condition[] = [
    { sql: 'o.supersededAt is not null', parameters: [] },
    ...(since === null ? [] : [{ sql: 'o.supersededAt > ?', parameters: [since] }]),
    ...(until === null ? [] : [{ sql: 'o.supersededAt <= ?', parameters: [until] }]),
    ...(filter.changed ? [{ sql: differs, parameters: [] }] : []),
  ]
  const parts = [...moments, ...placeConditions(filter)]
  return { sql: parts.map(({ sql }) => sql).join(' and '), parameters: parts.flatMap(({ parameters }) => parameters) }
}

function beyondOf(after: RestatementPlace | null): Condition {
  if (after === null) return { sql: 'true', parameters: [] }
  if (after.kind === 1) return { sql: 'o.supersededAt <= ?', parameters: [after.at] }
  return { sql: '(o.supersededAt, o.id) < (?, ?)', parameters: [after.at, after.id] }
}

function newestFirst(one: ReplacedRow, other: ReplacedRow): number {
  if (one.supersededAt === other.supersededAt) return other.id - one.id
  return one.supersededAt < other.supersededAt ? 1 : -1
}
