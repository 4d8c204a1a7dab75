import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import { rowsOf } from '../records/sql.js'
import { OrgUnit } from './org-unit.entity.js'
import type { OrgUnitYear } from './org-unit-year.entity.js'

/** Batching readers of org units. They read plain rows: a district has thousands of them. */
export function organizationLoaders(em: EntityManager) {
  const orgUnit = new DataLoader<string, OrgUnit | null>(async (ids) => {
    const sql = 'select * from orgUnit where id in (select value from json_each(?))'
    const rows = await rowsOf<OrgUnit>(em, sql, [JSON.stringify(ids)])
    const known = new Map(rows.map((row) => [row.id, orgUnitOf(row)]))
    return ids.map((id) => known.get(id) ?? null)
  })
  const yearsOfOrgUnit = new DataLoader<string, OrgUnitYear[]>(async (ids) => {
    const sql = 'select * from orgUnitYear where orgUnit in (select value from json_each(?)) order by schoolYear'
    const rows = await rowsOf<OrgUnitYear>(em, sql, [JSON.stringify(ids)])
    return ids.map((id) => rows.filter((row) => row.orgUnit === id))
  })
  return { orgUnit, yearsOfOrgUnit }
}

/** A row of the table as the object the API answers with. */
export function orgUnitOf(row: OrgUnit): OrgUnit {
  return Object.assign(new OrgUnit(), row)
}
