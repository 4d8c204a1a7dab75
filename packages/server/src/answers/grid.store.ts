import type { AsOf } from '../graphql/as-of.js'
import {
  type Observation,
  type ObservationRow,
  observationColumns,
  observationOf,
} from '../observations/observation.type.js'
import type { VisibleObservations } from '../observations/visible.js'
import { standsNow, stoodThen } from '../records/known-then.js'

/** Which cells of a grid to read. */
export interface GridScope {
  readonly indicators: readonly string[]
  readonly orgUnits: readonly string[]
  readonly groups: readonly string[]
  /** Null reads the newest school year of each cell. */
  readonly periods: readonly string[] | null
  readonly asOf: AsOf
}

const listed = (column: string) => `o.${column} in (select value from json_each(?))`

/** The figures of a grid, in one statement. */
export async function cellsOf(visible: VisibleObservations, scope: GridScope): Promise<readonly Observation[]> {
  const { indicators, orgUnits, groups, periods, asOf } = scope
  const stands = asOf === null ? standsNow('o') : stoodThen('o', 'computedAt', '?')
  const conditions = [listed('orgUnit'), listed('indicator'), listed('groupKey'), stands]
  const parameters = [orgUnits, indicators, groups].map((list) => JSON.stringify(list))
  const moment = asOf === null ? [] : [asOf, asOf]
  const sql =
    periods === null
      ? newestOf([...conditions, 'length(o.period) = 7'])
      : `select ${observationColumns} from observation o where ${[...conditions, listed('period')].join(' and ')}`
  const rows = await visible.rows<ObservationRow>(sql, [
    ...parameters,
    ...moment,
    ...(periods === null ? [] : [JSON.stringify(periods)]),
  ])
  return rows.map((row) => observationOf(row, asOf))
}

function newestOf(conditions: readonly string[]): string {
  const place = 'o.indicator, o.orgUnit, o.groupKey'
  return `select ${observationColumns} from (
    select o.*, row_number() over (partition by ${place} order by o.period desc) as age from observation o
    where ${conditions.join(' and ')}) o where o.age = 1`
}
