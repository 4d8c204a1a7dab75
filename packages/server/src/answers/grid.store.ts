import type { AsOf } from '../graphql/as-of.js'
import { observationColumns } from '../observations/observation.columns.js'
import { type Observation, type ObservationRow, observationOf } from '../observations/observation.type.js'
import type { VisibleObservations } from '../observations/visible.js'
import { atMoment, wholeYearsFirst, yearColumns } from '../observations/whole-year.js'
import { standsNow, stoodThen } from '../records/known-then.js'

/** Which cells of a grid to read. */
export interface GridScope {
  readonly indicators: readonly string[]
  readonly orgUnits: readonly string[]
  readonly groups: readonly string[]
  /** Null reads the newest whole school year of each cell. */
  readonly periods: readonly string[] | null
  readonly asOf: AsOf
}

const listed = (column: string) => `o.${column} in (select value from json_each(?))`

/** The moment of a grid, as the table `k`. */
const momentTable = '(select ? as asOf, ? as over, ? as begun) k'

/** The figures of a grid, in one statement. */
export async function cellsOf(
  visible: VisibleObservations,
  scope: GridScope,
  now: () => string,
): Promise<readonly Observation[]> {
  const { indicators, orgUnits, groups, periods, asOf } = scope
  const stands = asOf === null ? standsNow('o') : stoodThen('o', 'computedAt', 'k.asOf')
  const conditions = [listed('orgUnit'), listed('indicator'), listed('groupKey'), stands]
  const parameters = [orgUnits, indicators, groups].map((list) => JSON.stringify(list))
  const moment = atMoment(asOf, now)
  const sql =
    periods === null
      ? newestOf([...conditions, 'length(o.period) = 7'])
      : `select ${observationColumns('k.asOf')} from ${momentTable} cross join observation o where ${[...conditions, listed('period')].join(' and ')}`
  const rows = await visible.rows<ObservationRow>(sql, [
    ...[moment.asOf, moment.over, moment.begun],
    ...parameters,
    ...(periods === null ? [] : [JSON.stringify(periods)]),
  ])
  return rows.map((row) => observationOf(row, asOf))
}

function newestOf(conditions: readonly string[]): string {
  const years = yearColumns('o', (name) => `k.${name}`)
  return `select ${observationColumns('o.asOf')} from (
    select o.*, row_number() over (partition by indicator, orgUnit, groupKey order by ${wholeYearsFirst}) as age from (
      select o.*, k.asOf, ${years} from ${momentTable} cross join observation o
      where ${conditions.join(' and ')}) o) o
    where o.age = 1`
}
