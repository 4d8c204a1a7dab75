import type { EntityManager } from '@mikro-orm/sqlite'
import type { Observation, ParentOf } from '@planwright/engine'
import { rowsOf, run } from '../records/sql.js'

/** An exact figure with what a release takes over from it. */
export interface ReleasableFigure extends Omit<Observation, 'indicator' | 'period'> {
  readonly importIds: string
  /** The moment whose exact figure this is. */
  readonly basedOn: string
}

type Row = Omit<ReleasableFigure, 'unit'>
type StandingRow = Row & Pick<Observation, 'period'>

const figure = (basedOn: string) => `o.version, o.orgUnit, o.groupKey as "group", o.value, o.reason, o.numerator,
  o.denominator, o.people, o.dataThrough, o.importIds, ${basedOn} as basedOn`

/** The exact figures of an indicator and period as they stood at a moment: those that still stand, and those closed since. */
export function standingRows(em: EntityManager, indicator: string, period: string, at: string): Promise<Row[]> {
  const select = `select ${figure('?')} from observation o where o.indicator = ? and o.period = ? and o.computedAt <= ?`
  const parameters = [at, indicator, period, at]
  const sql = `${select} and o.supersededAt is null union all ${select} and o.supersededAt > ?`
  return rowsOf<Row>(em, sql, [...parameters, ...parameters, at])
}

/** The exact figures of an indicator that stand in a school year, of every period. */
export function standingInYear(em: EntityManager, indicator: string, schoolYear: string): Promise<StandingRow[]> {
  const sql = `select o.period, ${figure('o.computedAt')} from observation o
    where o.indicator = ? and o.schoolYear = ? and o.supersededAt is null`
  return rowsOf<StandingRow>(em, sql, [indicator, schoolYear])
}

/** The exact figures that the released ones show. */
export function releasedBases(em: EntityManager, indicator: string, period: string): Promise<Row[]> {
  const sql = `select ${figure('r.basedOn')} from released_observation r join observation o
    on o.indicator = r.indicator and o.orgUnit = r.orgUnit and o.groupKey = r.groupKey and o.period = r.period
    and o.computedAt <= r.basedOn and (o.supersededAt is null or o.supersededAt > r.basedOn)
    where r.indicator = ? and r.period = ? and r.supersededAt is null`
  return rowsOf<Row>(em, sql, [indicator, period])
}

/** Where each org unit belonged in a school year; those the year does not list, where they belong now. */
export async function parentsIn(em: EntityManager, schoolYear: string): Promise<ParentOf> {
  const sql = `select id as orgUnit, parentId from orgUnit where parentId is not null
    union all select orgUnit, parentId from orgUnitYear
      where schoolYear = ? and supersededAt is null and parentId is not null`
  const rows = await rowsOf<{ orgUnit: string; parentId: string }>(em, sql, [schoolYear])
  return new Map(rows.map(({ orgUnit, parentId }) => [orgUnit, parentId]))
}

export interface Publication {
  readonly releaseId: number
  readonly indicator: string
  readonly period: string
  readonly at: string
}

const columns = [
  'version',
  'orgUnit',
  'groupKey',
  'value',
  'reason',
  'numerator',
  'denominator',
  'people',
  'dataThrough',
  'importIds',
  'basedOn',
] as const

const staged = `json_each(?) s`
const cell = (name: (typeof columns)[number]) => `(s.value ->> ${columns.indexOf(name)})`

/** A released figure stays where the new one says the same. */
const close = `update released_observation as r set supersededAt = ?
  where r.indicator = ? and r.period = ? and r.supersededAt is null and not exists (
    select 1 from temp.fresh f where f.orgUnit = r.orgUnit and f.groupKey = r.groupKey and f.version = r.version
      and f.value is r.value and f.reason is r.reason and f.numerator is r.numerator
      and f.denominator is r.denominator and f.people is r.people and f.basedOn = r.basedOn)`

const append = `insert into released_observation (releaseId, indicator, period, schoolYear, computedAt, ${columns.join(', ')})
  select ?, ?, ?, substr(?, 1, 7), ?, ${columns.map((name) => `f.${name}`).join(', ')} from temp.fresh f
  where not exists (select 1 from released_observation r where r.indicator = ? and r.period = ?
    and r.orgUnit = f.orgUnit and r.groupKey = f.groupKey and r.supersededAt is null)
  order by f.orgUnit, f.groupKey`

/** Keeps an indicator's protected figures of a release, in the transaction of the entity manager. */
export async function keepReleased(
  em: EntityManager,
  { releaseId, indicator, period, at }: Publication,
  figures: readonly ReleasableFigure[],
): Promise<void> {
  const rows = figures.map((one) => columns.map((name) => (name === 'groupKey' ? one.group : one[name])))
  await run(em, `create temp table if not exists fresh (${columns.join(', ')}, primary key (orgUnit, groupKey))`)
  await run(em, 'delete from temp.fresh')
  await run(em, `insert into temp.fresh select ${columns.map(cell).join(', ')} from ${staged}`, [JSON.stringify(rows)])
  await run(em, close, [at, indicator, period])
  await run(em, append, [releaseId, indicator, period, period, at, indicator, period])
  await run(em, 'delete from temp.fresh')
}
