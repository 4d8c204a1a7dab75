import type { EntityManager } from '@mikro-orm/sqlite'
import type { Answered, EarlierFigure, Observation, ParentOf } from '@planwright/engine'
import type { Unit } from '@planwright/sdk'
import type { AsOf } from '../graphql/as-of.js'
import { type BoundColumns, boundColumns, toldBound } from '../observations/told-bound.js'
import { standsNow, stoodThen } from '../records/known-then.js'
import { rowsOf, run } from '../records/sql.js'
import type { ReleasableFigure } from './releasable-figure.js'

type Row = Omit<ReleasableFigure, 'unit'>
type StandingRow = Row & Pick<Observation, 'period'>

const figure = `o.version, o.orgUnit, o.groupKey as "group", o.value, o.reason, o.numerator,
  o.denominator, o.people, o.numeratorMost, o.denominatorMost, o.dataThrough, o.importIds`

/** The exact figures of an indicator and period as they stood at a moment: those that still stand, and those closed since. */
export function standingRows(em: EntityManager, indicator: string, period: string, at: string): Promise<Row[]> {
  const select = `select ${figure} from observation o where o.indicator = ? and o.period = ? and o.computedAt <= ?`
  const parameters = [indicator, period, at]
  const sql = `${select} and o.supersededAt is null union all ${select} and o.supersededAt > ?`
  return rowsOf<Row>(em, sql, [...parameters, ...parameters, at])
}

/** The exact figures of an indicator that stand in a school year, of every period. */
export function standingInYear(em: EntityManager, indicator: string, schoolYear: string): Promise<StandingRow[]> {
  const sql = `select o.period, ${figure} from observation o
    where o.indicator = ? and o.schoolYear = ? and o.supersededAt is null`
  return rowsOf<StandingRow>(em, sql, [indicator, schoolYear])
}

interface StoodRow extends BoundColumns {
  readonly place: string
  readonly groupKey: string
  readonly isShown: 0 | 1
  readonly figure: string | null
}

/** The release of an indicator's figures for a period, and the unit they are in. */
export interface ReleaseOf {
  readonly indicator: string
  readonly period: string
  readonly unit: Unit
}

/**
 * Every place of a period as it stands released, with the exact figure that its answer is based on.
 *
 * @param asOf As it stood at a moment; null for now.
 */
export async function standingRelease(
  em: EntityManager,
  { indicator, period, unit }: ReleaseOf,
  asOf: AsOf = null,
): Promise<readonly EarlierFigure<ReleasableFigure>[]> {
  const exact = `json_object('version', o.version, 'orgUnit', o.orgUnit, 'group', o.groupKey, 'value', o.value,
    'reason', o.reason, 'numerator', o.numerator, 'denominator', o.denominator, 'people', o.people,
    'numeratorMost', o.numeratorMost, 'denominatorMost', o.denominatorMost, 'dataThrough', o.dataThrough,
    'importIds', o.importIds)`
  const sql = `select r.orgUnit as place, r.groupKey, r.bound, r.boundValue, r.reason is null as isShown,
      case when o.id is null then null else ${exact} end as figure
    from released_observation r left join observation o
      on o.indicator = r.indicator and o.orgUnit = r.orgUnit and o.groupKey = r.groupKey and o.period = r.period
      and o.computedAt <= r.basedOn and (o.supersededAt is null or o.supersededAt > r.basedOn)
    where r.indicator = ? and r.period = ? and ${asOf === null ? standsNow('r') : stoodThen('r', 'computedAt', '?')}`
  const rows = await rowsOf<StoodRow>(em, sql, [indicator, period, ...(asOf === null ? [] : [asOf, asOf])])
  return rows.map(({ place, groupKey, isShown, figure, ...columns }) => {
    const bound = toldBound(columns)
    return {
      place: { orgUnit: place, group: groupKey },
      figure: figure === null ? null : { ...JSON.parse(figure), unit },
      bound,
      standing: isShown === 1 ? 'shown' : bound === null ? 'hidden' : 'bounded',
    }
  })
}

/** Which of some indicators had any figure by a moment, in whatever period of the same step. */
export async function measuredBy(em: EntityManager, indicators: readonly string[], period: string, at: string) {
  const sql = `select asked.value as indicator from json_each(?) asked where exists (select 1 from observation o
    where o.indicator = asked.value and o.computedAt <= ? and length(o.period) = length(?))`
  return (await rowsOf<{ indicator: string }>(em, sql, [JSON.stringify(indicators), at, period])).map(
    ({ indicator }) => indicator,
  )
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
  'bound',
  'boundValue',
] as const

const staged = `json_each(?) s`
const cell = (name: (typeof columns)[number]) => `(s.value ->> ${columns.indexOf(name)})`

const answer = ['version', 'value', 'reason', 'numerator', 'denominator', 'people', 'bound', 'boundValue']
const atPlace = 'f.orgUnit = r.orgUnit and f.groupKey = r.groupKey'

/** A released figure stays where nothing else is said of its place. */
const close = `update released_observation as r set supersededAt = ?
  where r.indicator = ? and r.period = ? and r.supersededAt is null and exists (
    select 1 from temp.fresh f where ${atPlace} and (${answer.map((name) => `f.${name} is not r.${name}`).join(' or ')}))`

const append = `insert into released_observation (releaseId, indicator, period, schoolYear, computedAt, basedOn, ${columns.join(', ')})
  select ?, ?, ?, substr(?, 1, 7), ?, ?, ${columns.map((name) => `f.${name}`).join(', ')} from temp.fresh f
  where not exists (select 1 from released_observation r where r.indicator = ? and r.period = ?
    and r.orgUnit = f.orgUnit and r.groupKey = f.groupKey and r.supersededAt is null)
  order by f.orgUnit, f.groupKey`

/** Keeps what is newly answered of an indicator's places, in the transaction of the entity manager. */
export async function keepReleased(
  em: EntityManager,
  { releaseId, indicator, period, at }: Publication,
  answers: readonly Answered<ReleasableFigure>[],
): Promise<void> {
  const rows = answers.map(({ bound, group, ...one }) => {
    const row = { ...one, groupKey: group, ...boundColumns(bound) }
    return columns.map((name) => row[name])
  })
  await run(em, `create temp table if not exists fresh (${columns.join(', ')}, primary key (orgUnit, groupKey))`)
  await run(em, 'delete from temp.fresh')
  await run(em, `insert into temp.fresh select ${columns.map(cell).join(', ')} from ${staged}`, [JSON.stringify(rows)])
  await run(em, close, [at, indicator, period])
  await run(em, append, [releaseId, indicator, period, period, at, at, indicator, period])
  await run(em, 'delete from temp.fresh')
}
