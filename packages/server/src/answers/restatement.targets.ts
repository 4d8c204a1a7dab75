import type { Context } from '../graphql/context.js'
import { observationColumns } from '../observations/observation.columns.js'
import { placeConditions } from '../observations/observation.filter.js'
import { type ObservationRow, observationOf } from '../observations/observation.type.js'
import { stoodThen } from '../records/known-then.js'
import { rowsOf } from '../records/sql.js'
import { statusOf } from '../targets/status.service.js'
import { RestatementCause } from './restatement.input.js'
import type { RestatementPlace } from './restatement.place.js'
import type { RestatementScope } from './restatement.store.js'
import { Restatement } from './restatement.type.js'

interface TargetEdit {
  readonly id: number
  readonly indicator: string
  readonly at: string
  /** The unit it is for, or the level whose units it is for. */
  readonly orgUnit: string | null
  readonly level: string | null
  readonly groupKey: string
}

/** A restatement at its place in the list. */
export interface PlacedRestatement {
  readonly place: RestatementPlace
  readonly restatement: Restatement
}

/** A target of the plan file is edited when another takes its place; one set or withdrawn through the API is an edit by itself. */
const edits = `select id, indicator, orgUnit, level, coalesce(groupKey, 'all') as groupKey, at from (
    select t.id, g.measuredBy as indicator, 'district' as orgUnit, null as level, t.groupKey, t.supersededAt as at
      from target t join goal g on g.id = t.goal where t.supersededAt is not null and g.measuredBy is not null
    union all
    select id, indicator, orgUnit, level, groupKey, recordedAt from target where indicator is not null
    union all
    select id, indicator, orgUnit, level, groupKey, supersededAt from target where withdrawnBy is not null)
  where (? is null or at > ?) and (? is null or at <= ?)`

/** The figures whose status is another since a target was edited. Targets are few, so these are found each time. */
export async function targetRestatements(
  scope: RestatementScope,
  context: Context,
): Promise<readonly PlacedRestatement[]> {
  const { since, until } = scope
  const found = await rowsOf<TargetEdit>(context.em, edits, [since, since, until, until])
  const lists = await Promise.all(found.map((edit) => judgedAnew(edit, scope, context)))
  return lists.flat()
}

/** The figures of its unit or level at the moment of the edit, judged before it and from then on. */
async function judgedAnew(
  { id, indicator, at, orgUnit, level, groupKey }: TargetEdit,
  { filter }: RestatementScope,
  context: Context,
): Promise<readonly PlacedRestatement[]> {
  const parts = placeConditions(filter)
  const conditions = [stoodThen('o', 'computedAt', 'k.at'), ...parts.map(({ sql }) => sql)]
  const sql = `select ${observationColumns('k.at')} from (select ? as at) k cross join observation o
    where o.indicator = ? and (o.orgUnit = ? or o.orgUnit like ?) and o.groupKey = ? and ${conditions.join(' and ')}`
  const parameters = [
    at,
    indicator,
    orgUnit ?? '',
    level === null ? '' : `${level}/%`,
    groupKey,
    ...parts.flatMap((part) => part.parameters),
  ]
  const rows = await context.visible.rows<ObservationRow>(sql, parameters)
  const judged = await Promise.all(rows.map((row) => restatementOf(row, id, at, context)))
  return judged.filter((one) => one !== null)
}

async function restatementOf(
  row: ObservationRow,
  target: number,
  at: string,
  context: Context,
): Promise<PlacedRestatement | null> {
  const before = observationOf(row, momentBefore(at))
  const after = observationOf(row, at)
  const [was, is] = await Promise.all([statusOf(before, context), statusOf(after, context)])
  if (was.level === is.level && was.sentence.en === is.sentence.en) return null
  const restatement = Object.assign(new Restatement(), {
    id: `restatement/target/${target}/${row.id}`,
    at,
    causes: [RestatementCause.TARGET_EDITED],
    before,
    after,
    newImports: [],
  })
  return { place: { at, kind: 1, id: row.id }, restatement }
}

/** The last moment at which a change at `at` was not known. */
export function momentBefore(at: string): string {
  return new Date(Date.parse(at) - 1).toISOString()
}
