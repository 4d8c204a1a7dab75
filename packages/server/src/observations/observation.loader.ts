import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { Edition } from '../indicators/catalogue.js'
import { rowsOf } from '../records/sql.js'
import type { Every } from './enums.js'
import { rankOfGroup } from './group.type.js'
import { type Observation, type ObservationRow, observationColumns, observationOf } from './observation.type.js'

export interface LatestKey {
  readonly indicator: string
  readonly orgUnit: string
  readonly group: string
}

export interface SeriesKey extends LatestKey {
  readonly from: string | null
  readonly to: string | null
  readonly every: Every
}

export interface BreakdownKey {
  readonly indicator: string
  readonly orgUnit: string
  readonly by: string
  /** Null asks for the newest school year that has the breakdown. */
  readonly period: string | null
}

export interface ComparisonKey {
  readonly indicator: string
  readonly group: string
  readonly period: string | null
  /** Null compares the district with the state and with every other district. */
  readonly orgUnits: readonly string[] | null
}

interface KeyedRow extends ObservationRow {
  readonly position: number
}

/** The months of a school year come in the order July to June. */
const inTime = `o.schoolYear, (cast(substr(o.period, 9) as integer) + 5) % 12, o.period`

const latestSql = `select k.key as position, ${observationColumns}
  from json_each(?) k join observation o on o.id = (
    select n.id from observation n
    where n.indicator = k.value ->> 'indicator' and n.orgUnit = k.value ->> 'orgUnit' and n.groupKey = k.value ->> 'group'
      and n.supersededAt is null and length(n.period) = 7
    order by n.period desc limit 1)`

const seriesSql = `select k.key as position, ${observationColumns}
  from json_each(?) k join observation o
    on o.indicator = k.value ->> 'indicator' and o.orgUnit = k.value ->> 'orgUnit' and o.groupKey = k.value ->> 'group'
  where o.supersededAt is null
    and (length(o.period) = 7) = (k.value ->> 'every' = 'YEAR')
    and (k.value ->> 'from' is null or o.schoolYear >= k.value ->> 'from')
    and (k.value ->> 'to' is null or o.schoolYear <= k.value ->> 'to')
  order by ${inTime}`

const breakdownSql = `select k.key as position, ${observationColumns}
  from json_each(?) k join observation o
    on o.indicator = k.value ->> 'indicator' and o.orgUnit = k.value ->> 'orgUnit'
    and o.groupKey > (k.value ->> 'by') || '/' and o.groupKey < (k.value ->> 'by') || '0'
  where o.supersededAt is null and o.period = coalesce(k.value ->> 'period', (
    select max(n.period) from observation n
    where n.indicator = k.value ->> 'indicator' and n.orgUnit = k.value ->> 'orgUnit'
      and n.groupKey > (k.value ->> 'by') || '/' and n.groupKey < (k.value ->> 'by') || '0'
      and n.supersededAt is null and length(n.period) = 7))`

const comparisonSql = `select k.key as position, ${observationColumns}
  from json_each(?) k join observation o on o.indicator = k.value ->> 'indicator' and o.groupKey = k.value ->> 'group'
  where o.supersededAt is null
    and case when k.value ->> 'orgUnits' is null then o.orgUnit in ('district', 'state') or o.orgUnit like 'peer/%'
        else o.orgUnit in (select value from json_each(k.value -> 'orgUnits')) end
    and o.period = coalesce(k.value ->> 'period', (
      select max(n.period) from observation n
      where n.indicator = k.value ->> 'indicator' and n.orgUnit = 'district' and n.groupKey = k.value ->> 'group'
        and n.supersededAt is null and length(n.period) = 7))`

/** Batching readers of observations: one statement for all fields of one kind, however many indicators and schools. */
export function observationLoaders(em: EntityManager, registry: Edition) {
  const keyed = <Key, Answer>(sql: string, answer: (found: Observation[], key: Key) => Answer) =>
    new DataLoader<Key, Answer, string>(
      async (keys) => {
        const rows = await rowsOf<KeyedRow>(em, sql, [JSON.stringify(keys)])
        const found = keys.map((): Observation[] => [])
        for (const { position, ...row } of rows) found[position]?.push(observationOf(row))
        return keys.map((key, position) => answer(found[position] ?? [], key))
      },
      { cacheKeyFn: (key) => JSON.stringify(key) },
    )
  const better = new Map(
    [...registry.indicators, ...registry.retired].map(({ definition }) => [definition.id, definition.better]),
  )
  return {
    latest: keyed<LatestKey, Observation | null>(latestSql, (found) => found[0] ?? null),
    series: keyed<SeriesKey, Observation[]>(seriesSql, (found) => found),
    breakdown: keyed<BreakdownKey, Observation[]>(breakdownSql, (found) => found.sort(byGroup)),
    comparison: keyed<ComparisonKey, Observation[]>(comparisonSql, (found, key) =>
      found.sort(bestFirst(better.get(key.indicator) ?? 'higher')),
    ),
    observation: observationById(em),
  }
}

function observationById(em: EntityManager): DataLoader<string, Observation | null> {
  return new DataLoader(async (ids) => {
    const sql = `select ${observationColumns} from observation o where o.id in (select value from json_each(?))`
    const numbers = ids.map((id) => Number(id.slice('observation/'.length))).filter(Number.isSafeInteger)
    const rows = await rowsOf<ObservationRow>(em, sql, [JSON.stringify(numbers)])
    const known = new Map(rows.map((row) => [`observation/${row.id}`, observationOf(row)]))
    return ids.map((id) => known.get(id) ?? null)
  })
}

function byGroup(a: Observation, b: Observation): number {
  return rankOfGroup(a.groupKey) - rankOfGroup(b.groupKey)
}

/** The best first; those without a value last. */
function bestFirst(better: 'higher' | 'lower'): (a: Observation, b: Observation) => number {
  const sign = better === 'higher' ? -1 : 1
  return (a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
    return sign * (a.value - b.value) || a.orgUnitId.localeCompare(b.orgUnitId, 'en')
  }
}
