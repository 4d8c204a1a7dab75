import { standsNow, stoodThen } from '../records/known-then.js'
import { observationColumns } from './observation.columns.js'
import {
  type AtMoment,
  endedEarly,
  newestBegunFirst,
  orNow,
  releasedAt,
  wholeYearsFirst,
  yearColumns,
} from './whole-year.js'

/** A statement over a JSON list of keys: over what stands now, and over what stood at each key's `asOf`. */
export interface KeyedStatement {
  readonly now: string
  readonly then: string
}

function keyed(write: (stands: (alias: string) => string) => string): KeyedStatement {
  return {
    now: write(standsNow),
    then: write((alias) => stoodThen(alias, 'computedAt', "(k.value ->> 'asOf')")),
  }
}

/** A field of the key, in SQL. */
const keyField = (name: keyof AtMoment) => `k.value ->> '${name}'`
const asOf = keyField('asOf')

const select = `select k.value ->> 'position' as position, ${asOf} as asOf, ${observationColumns(asOf)} from json_each(?) k`

/** The newest whole school year among figures of `n`; without one, the one under way. */
const newestYear = (figures: string) => `select period from (
  select n.period, ${yearColumns('n', keyField)} from observation n
  where ${figures} and length(n.period) = 7) order by ${wholeYearsFirst} limit 1`

/** The months of a school year come in the order July to June. */
const inTime = `o.schoolYear, (cast(substr(o.period, 9) as integer) + 5) % 12, o.period`

/** Keys: indicator, orgUnit, group, toDate. The newest whole school year; without one, or where `toDate`, the one under way. */
export const latestStatement = keyed(
  (stands) => `${select} join observation o on o.id = (
    select id from (
      select n.id, n.period, k.value ->> 'toDate' as toDate, ${yearColumns('n', keyField)} from observation n
      where n.indicator = k.value ->> 'indicator' and n.orgUnit = k.value ->> 'orgUnit'
        and n.groupKey = k.value ->> 'group' and ${stands('n')} and length(n.period) = 7)
    order by isWhole or toDate desc, ${newestBegunFirst} limit 1)`,
)

/** Keys: indicator, orgUnit, group, from, to, every. */
export const seriesStatement = keyed(
  (stands) => `${select} join observation o
    on o.indicator = k.value ->> 'indicator' and o.orgUnit = k.value ->> 'orgUnit' and o.groupKey = k.value ->> 'group'
  where ${stands('o')}
    and (length(o.period) = 7) = (k.value ->> 'every' = 'YEAR')
    and (k.value ->> 'from' is null or o.schoolYear >= k.value ->> 'from')
    and (k.value ->> 'to' is null or o.schoolYear <= k.value ->> 'to')
  order by ${inTime}`,
)

/** Keys: indicator, orgUnit, group, firstYear. What is told of that school year and those after it together. */
export const pooledStatement = keyed(
  (stands) => `select k.value ->> 'position' as position, p.firstYear, p.lastYear, p.value, p.numerator, p.denominator,
    p.people, p.bound, p.boundValue,
    ${endedEarly({ indicator: 'p.indicator', schoolYear: 'p.lastYear' }, releasedAt('p.lastYear', orNow(asOf)))} as endsEarly
  from json_each(?) k join pooled p
    on p.indicator = k.value ->> 'indicator' and p.orgUnit = k.value ->> 'orgUnit' and p.groupKey = k.value ->> 'group'
    and p.firstYear = k.value ->> 'firstYear'
  where ${stands('p')}`,
)

const inDimension = (alias: string) =>
  `${alias}.groupKey > (k.value ->> 'by') || '/' and ${alias}.groupKey < (k.value ->> 'by') || '0'`

/** The period that a key asks for, or the one found for it: once for each key, and not for each of its figures. */
const keysWithPeriod = (found: string) => `(
  select k.value, k.value ->> 'position' as position, ${asOf} as asOf, coalesce(k.value ->> 'period', (${found})) as period
  from json_each(?) k limit -1) k`

const selectInPeriod = `select k.position, k.asOf, ${observationColumns('k.asOf')} from`

/** Keys: indicator, orgUnit, by, period (null: the newest whole school year that has the breakdown). */
export const breakdownStatement = keyed((stands) => {
  const found = newestYear(`n.indicator = k.value ->> 'indicator' and n.orgUnit = k.value ->> 'orgUnit'
    and ${inDimension('n')} and ${stands('n')}`)
  return `${selectInPeriod} ${keysWithPeriod(found)} cross join observation o
    on o.indicator = k.value ->> 'indicator' and o.orgUnit = k.value ->> 'orgUnit' and ${inDimension('o')}
      and o.period = k.period
    where ${stands('o')}`
})

/**
 * Keys: indicator, group, period, orgUnits (null: the district, the state and every other district). Each figure is
 * looked up by its whole place: to look through all of an indicator's takes seconds in a district of 20,000 students.
 */
export const comparisonStatement = keyed((stands) => {
  const found = newestYear(`n.indicator = k.value ->> 'indicator' and n.orgUnit = 'district'
    and n.groupKey = k.value ->> 'group' and ${stands('n')}`)
  return `${selectInPeriod} ${keysWithPeriod(found)}
    cross join json_each(coalesce(nullif(k.value -> 'orgUnits', 'null'), (
      select json_group_array(u.id) from orgUnit u where u.id in ('district', 'state') or u.kind = 'PEER'))) u
    cross join observation o
      on o.indicator = k.value ->> 'indicator' and o.orgUnit = u.value and o.groupKey = k.value ->> 'group'
        and o.period = k.period
    where ${stands('o')}`
})

/** Keys: indicator, orgUnit, groups (two, or one), period (null: the newest whole school year in which both stand). */
export const pairStatement = keyed((stands) => {
  const isOfKey = (alias: string) =>
    `${alias}.indicator = k.value ->> 'indicator' and ${alias}.orgUnit = k.value ->> 'orgUnit' and ${alias}.groupKey = g.value`
  const found = `select period from (
    select n.period, count(*) as found, ${yearColumns('n', keyField)}
    from json_each(k.value -> 'groups') g cross join observation n
    where ${isOfKey('n')} and ${stands('n')} and length(n.period) = 7 group by n.period)
    order by found desc, ${wholeYearsFirst} limit 1`
  return `${selectInPeriod} ${keysWithPeriod(found)} cross join json_each(k.value -> 'groups') g
    cross join observation o on ${isOfKey('o')} and o.period = k.period where ${stands('o')}`
})
