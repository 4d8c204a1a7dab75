import type { EntityManager } from '@mikro-orm/sqlite'
import type { Answered, Bound, Place } from '@planwright/engine'
import type { SchoolYear } from '@planwright/sdk'
import { type BoundColumns, boundColumns, toldBound } from '../observations/told-bound.js'
import { rowsOf, run } from '../records/sql.js'
import type { ReleasableFigure } from './releasable-figure.js'

interface StandingRow extends BoundColumns {
  readonly orgUnit: string
  readonly groupKey: string
  readonly computedAt: string
}

/** What is told of a place for several school years together, and when it was released. */
export interface ToldOfPlace {
  readonly place: Place
  readonly computedAt: string
  /** Null where a value is told. */
  readonly bound: Bound | null
}

/** What stands told of an indicator for the school years that begin with this one. */
export async function standingPool(
  em: EntityManager,
  indicator: string,
  firstYear: SchoolYear,
): Promise<readonly ToldOfPlace[]> {
  const sql = `select orgUnit, groupKey, computedAt, bound, boundValue from released_pool
    where indicator = ? and firstYear = ? and supersededAt is null order by orgUnit, groupKey`
  const rows = await rowsOf<StandingRow>(em, sql, [indicator, firstYear])
  return rows.map(({ orgUnit, groupKey, computedAt, ...columns }) => ({
    place: { orgUnit, group: groupKey },
    computedAt,
    bound: toldBound(columns),
  }))
}

const releasesOfYears = 'from figure_release where period in (select value from json_each(?))'

/** Whether a release of one of these school years told, or could have told, of all of them together. */
export async function wasPooled(em: EntityManager, years: readonly SchoolYear[]): Promise<boolean> {
  const sql = `select id ${releasesOfYears} and pooled is not null limit 1`
  return (await rowsOf(em, sql, [JSON.stringify(years)])).length > 0
}

/** The newest release of any of these school years; null where none was released. */
export async function newestOf(em: EntityManager, years: readonly SchoolYear[]): Promise<number | null> {
  const [newest] = await rowsOf<{ id: number | null }>(em, `select max(id) as id ${releasesOfYears}`, [
    JSON.stringify(years),
  ])
  return newest?.id ?? null
}

/** A release, and the school years it tells something of together. */
export interface PoolPublication {
  readonly releaseId: number
  readonly indicator: string
  /** In their order. */
  readonly years: readonly [SchoolYear, ...SchoolYear[]]
  readonly at: string
}

const told = ['version', 'orgUnit', 'groupKey', 'value', 'numerator', 'denominator', 'people', 'bound', 'boundValue']
const field = (name: string) => `(s.value ->> '${name}')`

const close = `update released_pool as p set supersededAt = ?
  where p.indicator = ? and p.firstYear = ? and p.supersededAt is null and exists (
    select 1 from json_each(?) s where ${field('orgUnit')} = p.orgUnit and ${field('groupKey')} = p.groupKey)`

const append = `insert into released_pool (releaseId, indicator, firstYear, lastYear, computedAt, ${told.join(', ')})
  select ?, ?, ?, ?, ?, ${told.map(field).join(', ')} from json_each(?) s`

/** Keeps what is newly told of school years together, in the transaction of the entity manager. */
export async function keepPooled(
  em: EntityManager,
  { releaseId, indicator, years, at }: PoolPublication,
  answers: readonly Answered<ReleasableFigure>[],
): Promise<void> {
  if (answers.length === 0) return
  const rows = JSON.stringify(
    answers.map(({ bound, group, ...one }) => ({
      ...one,
      groupKey: group,
      ...boundColumns(bound),
    })),
  )
  await run(em, close, [at, indicator, years[0], rows])
  await run(em, append, [releaseId, indicator, years[0], years.at(-1), at, rows])
}
