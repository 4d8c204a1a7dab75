import type { EntityManager } from '@mikro-orm/sqlite'
import { type ResolvedIndicator, yearsAt, yearThatEndsEarly } from '@planwright/engine'
import type { FactStore } from '@planwright/facts'
import { rowsOf, run } from '../records/sql.js'

/** A school year whose rows end early, for one of the indicators that read them. */
export interface EarlyYear {
  readonly indicator: string
  readonly schoolYear: string
}

/** The school years of indicators whose rows end early: of several datasets, those of any. */
export async function earlyYears(
  facts: FactStore,
  indicators: readonly ResolvedIndicator[],
  now: string,
): Promise<readonly EarlyYear[]> {
  const { begun } = yearsAt(now)
  const datasets = [...new Set(indicators.flatMap((one) => one.datasets.map(({ id }) => id)))]
  const ofDataset = new Map<string, string | null>()
  for (const id of datasets) ofDataset.set(id, yearThatEndsEarly(await facts.lastDays(id), begun))
  return indicators.flatMap(({ definition, datasets: read }) => {
    const years = read.map(({ id }) => ofDataset.get(id) ?? null).filter((year) => year !== null)
    return [...new Set(years)].map((schoolYear) => ({ indicator: definition.id, schoolYear }))
  })
}

const isFound = (alias: string) =>
  `exists (select 1 from json_each(?) f where f.value ->> 'indicator' = ${alias}.indicator and f.value ->> 'schoolYear' = ${alias}.schoolYear)`

const close = `update yearToDate as y set supersededAt = ?
  where y.supersededAt is null and y.indicator in (select value from json_each(?)) and not ${isFound('y')}`

const append = `insert into yearToDate (indicator, schoolYear, recordedAt)
  select f.value ->> 'indicator', f.value ->> 'schoolYear', ? from json_each(?) f
  where f.value ->> 'indicator' in (select value from json_each(?)) and not exists (select 1 from yearToDate y
    where y.supersededAt is null and y.indicator = f.value ->> 'indicator' and y.schoolYear = f.value ->> 'schoolYear')`

/** Keeps which school years of some indicators end early, in the transaction of the entity manager. */
export async function recordEarlyYears(
  em: EntityManager,
  found: readonly EarlyYear[],
  indicators: readonly string[],
  at: string,
): Promise<void> {
  const [years, ids] = [JSON.stringify(found), JSON.stringify(indicators)]
  await run(em, close, [at, ids, years])
  await run(em, append, [at, years, ids])
}

/** The indicators of which something else is on record than was found. */
export async function indicatorsWithOtherYears(
  em: EntityManager,
  found: readonly EarlyYear[],
  indicators: readonly string[],
): Promise<readonly string[]> {
  const known = await rowsOf<EarlyYear>(em, 'select indicator, schoolYear from yearToDate where supersededAt is null')
  const yearsOf = (years: readonly EarlyYear[], id: string) =>
    years.flatMap(({ indicator, schoolYear }) => (indicator === id ? [schoolYear] : [])).sort()
  return indicators.filter((id) => yearsOf(known, id).join() !== yearsOf(found, id).join())
}
