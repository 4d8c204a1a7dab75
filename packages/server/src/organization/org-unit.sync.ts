import type { EntityManager } from '@mikro-orm/sqlite'
import type { FactStore } from '@planwright/facts'
import type { PlanFile } from '../plan-file/index.js'
import { run } from '../records/sql.js'
import { writeTransaction } from '../records/write-transaction.js'
import { classroomsOf, districtsOf, type ListedUnit, schoolsOf } from './listed-units.js'

const columns = 'id, kind, name, code, parentId, schoolYear'

const keep = `insert into orgUnit (${columns})
  select value ->> 'id', value ->> 'kind', value ->> 'name', value ->> 'code', value ->> 'parentId', value ->> 'schoolYear'
  from json_each(?) where true
  on conflict (id) do update set name = excluded.name, code = excluded.code, parentId = excluded.parentId,
    schoolYear = excluded.schoolYear
  where orgUnit.name is not excluded.name or orgUnit.code is not excluded.code
    or orgUnit.parentId is not excluded.parentId or orgUnit.schoolYear is not excluded.schoolYear`

/** A unit that was measured is part of what was said, and so is all that it ever belonged to. */
const drop = `with recursive kept (id) as (
    select u.id from orgUnit u where exists (select 1 from observation o where o.orgUnit = u.id)
    union select y.parentId from kept join orgUnitYear y on y.orgUnit = kept.id where y.parentId is not null)
  delete from orgUnit where id not in (select value ->> 'id' from json_each(?)) and id not in (select id from kept)`

const closeYears = `update orgUnitYear as y set supersededAt = ? where y.supersededAt is null
  and (y.orgUnit, y.schoolYear, y.name, coalesce(y.parentId, '')) not in
    (select value ->> 'id', value ->> 'schoolYear', value ->> 'name', coalesce(value ->> 'parentId', '') from json_each(?))`

const keepYears = `insert into orgUnitYear (orgUnit, schoolYear, name, parentId, recordedAt)
  select distinct value ->> 'id', value ->> 'schoolYear', value ->> 'name', value ->> 'parentId', ? from json_each(?)
  where (value ->> 'id', value ->> 'schoolYear') not in
    (select orgUnit, schoolYear from orgUnitYear where supersededAt is null)
  on conflict do nothing`

/** Makes the org units say what the facts say. A unit that was measured stays, whatever the roster says now. */
export async function syncOrgUnits(em: EntityManager, facts: FactStore, plan: PlanFile, at: string): Promise<void> {
  const listed = [...(await districtsOf(facts, plan)), ...(await schoolsOf(facts)), ...(await classroomsOf(facts))]
  const units = JSON.stringify(newest(listed))
  const years = JSON.stringify(listed.filter(({ schoolYear }) => schoolYear !== null))
  await writeTransaction(em, async (transaction) => {
    await run(transaction, keep, [units])
    await run(transaction, drop, [units])
    await run(transaction, closeYears, [at, years])
    await run(transaction, keepYears, [at, years])
  })
}

/** Each unit as its newest school year lists it. */
function newest(listed: readonly ListedUnit[]): readonly ListedUnit[] {
  const units = new Map<string, ListedUnit>()
  for (const unit of listed) {
    const known = units.get(unit.id)
    if (known === undefined || (known.schoolYear ?? '') <= (unit.schoolYear ?? '')) units.set(unit.id, unit)
  }
  return [...units.values()]
}
