import type { EntityManager } from '@mikro-orm/sqlite'
import type { Observation } from '@planwright/engine'
import { rowsOf, run } from '../records/sql.js'

/** What a calculation covered: figures of it that are not found again are closed. */
export interface Scope {
  readonly indicators: readonly string[]
  readonly years: readonly string[]
  /** What each school year of an indicator rests on now: named by the figures that are closed without another. */
  readonly withdrawnBy?: readonly Withdrawal[]
  /** The imports and undos that were taken back: a figure that names one is written again, also where it is the same. */
  readonly undone?: readonly string[]
}

export interface Withdrawal {
  readonly indicator: string
  readonly schoolYear: string
  readonly importIds: readonly string[]
}

export interface Recorded {
  readonly inserted: number
  readonly closed: number
}

/** How many rows one statement carries; more would only make the JSON text larger, not the work faster. */
const batch = 20_000

const columns = [
  'indicator',
  'version',
  'orgUnit',
  'groupKey',
  'period',
  'value',
  'reason',
  'numerator',
  'denominator',
  'people',
  'numeratorMost',
  'denominatorMost',
  'dataThrough',
  'importIds',
] as const

const listed = columns.join(', ')

const stage = `create temp table if not exists stage (indicator text, version text, orgUnit text, groupKey text, period text,
  value real, reason text, numerator real, denominator real, people integer, numeratorMost real, denominatorMost real,
  dataThrough text, importIds text,
  primary key (indicator, orgUnit, groupKey, period)) without rowid`

const fill = `insert into temp.stage (${listed}) select ${columns.map((_, index) => `value ->> ${index}`).join(', ')}
  from json_each(?)`

const sameKey =
  's.indicator = o.indicator and s.orgUnit = o.orgUnit and s.groupKey = o.groupKey and s.period = o.period'

const sameFigure = `s.version = o.version and s.value is o.value and s.reason is o.reason and s.numerator is o.numerator
  and s.denominator is o.denominator and s.people is o.people and s.dataThrough is o.dataThrough`

const restsOn = `(select r.value ->> 'importIds' from json_each(?) r
  where r.value ->> 'indicator' = o.indicator and r.value ->> 'schoolYear' = o.schoolYear)`

const namesUndone = `exists (select 1 from json_each(o.importIds) i where i.value in (select value from json_each(?)))`

const close = `update observation as o set supersededAt = ?,
    withdrawnBy = case when not exists (select 1 from temp.stage s where ${sameKey}) then ${restsOn} end
  where o.supersededAt is null
    and o.indicator in (select value from json_each(?)) and o.schoolYear in (select value from json_each(?))
    and (not exists (select 1 from temp.stage s where ${sameKey} and ${sameFigure}) or (? <> '[]' and ${namesUndone}))`

/** What one person contributes is nobody's figure: where only that is another, no row is closed for it. */
const refresh = `update observation as o set numeratorMost = s.numeratorMost, denominatorMost = s.denominatorMost
  from temp.stage s where o.supersededAt is null and ${sameKey} and o.indicator in (select value from json_each(?))
    and (o.numeratorMost is not s.numeratorMost or o.denominatorMost is not s.denominatorMost)`

const append = `insert into observation (${listed}, schoolYear, computedAt)
  select ${listed}, substr(period, 1, 7), ? from temp.stage s
  where not exists (select 1 from observation o where o.supersededAt is null and ${sameKey})`

/**
 * A school that no roster lists is known from what is published of it, and belongs to the district all the same; one of
 * another district (`peer/0430011/0436111`) belongs to that.
 */
const addUnits = `insert into orgUnit (id, kind, name, code, parentId)
  select id, case when school is null then kind else 'PEER_SCHOOL' end, coalesce(school, rest), coalesce(school, rest),
    case when school is not null then substr(id, 1, length(id) - length(school) - 1) when kind = 'SCHOOL' then 'district' end
  from (select distinct orgUnit as id,
      upper(case instr(orgUnit, '/') when 0 then orgUnit else substr(orgUnit, 1, instr(orgUnit, '/') - 1) end) as kind,
      substr(orgUnit, instr(orgUnit, '/') + 1) as rest,
      case when orgUnit like 'peer/%/%' then substr(orgUnit, 6 + instr(substr(orgUnit, 6), '/')) end as school
    from temp.stage where orgUnit not in (select id from orgUnit))`

/**
 * Keeps what a calculation found, in the transaction of the entity manager: new and altered figures are
 * appended, the rows they replace are closed, and what is the same stays untouched.
 */
export async function recordObservations(
  em: EntityManager,
  observations: readonly Observation[],
  scope: Scope,
  receipt: (observation: Observation) => readonly string[],
  at: string,
): Promise<Recorded> {
  await run(em, stage)
  await run(em, 'delete from temp.stage')
  for (let start = 0; start < observations.length; start += batch) {
    const rows = observations
      .slice(start, start + batch)
      .map((observation) => cellsOf(observation, receipt(observation)))
    await run(em, fill, [JSON.stringify(rows)])
  }
  const { indicators, years, withdrawnBy = [], undone = [] } = scope
  const lists = [withdrawnBy, indicators, years, undone, undone].map((list) => JSON.stringify(list))
  const closed = await run(em, close, [at, ...lists])
  await run(em, refresh, [JSON.stringify(scope.indicators)])
  const inserted = await run(em, append, [at])
  await run(em, addUnits)
  await run(em, 'delete from temp.stage')
  return { inserted, closed }
}

function cellsOf(observation: Observation, importIds: readonly string[]): unknown[] {
  const row = { ...observation, groupKey: observation.group, importIds: JSON.stringify(importIds) }
  return columns.map((name) => row[name])
}

/** How many observations stand, and how many were ever kept. */
export async function countObservations(em: EntityManager): Promise<{ standing: number; all: number }> {
  const sql = 'select count(*) as "all", count(*) filter (where supersededAt is null) as standing from observation'
  const [counts] = await rowsOf<{ standing: number; all: number }>(em, sql)
  return counts ?? { standing: 0, all: 0 }
}
