import type { EntityManager } from '@mikro-orm/sqlite'
import DataLoader from 'dataloader'
import type { AsOf } from '../graphql/as-of.js'
import { byMoment, standsNow, stoodThen } from '../records/known-then.js'
import { rowsOf } from '../records/sql.js'
import { OrgUnit } from './org-unit.entity.js'
import type { OrgUnitYear } from './org-unit-year.entity.js'

export interface OrgUnitKey {
  readonly id: string
  readonly asOf: AsOf
}

/** Batching readers of org units. They read plain rows: a district has thousands of them. */
export function organizationLoaders(em: EntityManager) {
  const orgUnit = new DataLoader<string, OrgUnit | null>(async (ids) => {
    const sql = 'select * from orgUnit where id in (select value from json_each(?))'
    const rows = await rowsOf<OrgUnit>(em, sql, [JSON.stringify(ids)])
    const known = new Map(rows.map((row) => [row.id, orgUnitOf(row)]))
    return ids.map((id) => known.get(id) ?? null)
  })
  const yearsOfOrgUnit = new DataLoader<OrgUnitKey, OrgUnitYear[], string>(
    async (keys) => {
      const found = keys.map((): OrgUnitYear[] => [])
      for (const { position, ...row } of await yearRows(em, keys)) found[position]?.push(row)
      return keys.map((_, position) => found[position] ?? [])
    },
    { cacheKeyFn: ({ id, asOf }) => `${id} ${asOf}` },
  )
  const orgUnitThen = new DataLoader<OrgUnitKey, OrgUnit | null, string>(
    async (keys) => {
      const past = keys.filter(({ id, asOf }) => asOf !== null && isListedByYear(id))
      const [units, years] = await Promise.all([
        orgUnit.loadMany(keys.map(({ id }) => id)),
        yearsOfOrgUnit.loadMany(past),
      ])
      const known = new Map(past.map((key, index) => [key, years[index]]))
      return units.map((unit, index) => {
        if (unit instanceof Error) return unit
        const key = keys[index]
        const listed = key === undefined ? undefined : known.get(key)
        if (unit === null || key === undefined || key.asOf === null) return unit
        return Array.isArray(listed)
          ? unitThen(unit, listed, key.asOf)
          : Object.assign(orgUnitOf(unit), { asOf: key.asOf })
      })
    },
    { cacheKeyFn: ({ id, asOf }) => `${id} ${asOf}` },
  )
  return { orgUnit, orgUnitThen, yearsOfOrgUnit }
}

interface YearRow extends OrgUnitYear {
  readonly position: number
}

const yearsStatement = (stands: string) => `select k.value ->> 'position' as position, y.* from json_each(?) k
  join orgUnitYear y on y.orgUnit = k.value ->> 'id' where ${stands} order by y.schoolYear`

async function yearRows(em: EntityManager, keys: readonly OrgUnitKey[]): Promise<readonly YearRow[]> {
  const { now, then } = byMoment(keys)
  const read = (stands: string, placed: readonly object[]) =>
    placed.length === 0 ? [] : rowsOf<YearRow>(em, yearsStatement(stands), [JSON.stringify(placed)])
  const moment = stoodThen('y', 'recordedAt', "(k.value ->> 'asOf')")
  return [...(await read(standsNow('y'), now)), ...(await read(moment, then))]
}

function isListedByYear(id: string): boolean {
  return /^(zone|school|classroom)\//.test(id)
}

/** A unit as the newest roster of that moment listed it; one that no roster listed yet goes by its code. */
function unitThen(unit: OrgUnit, years: readonly OrgUnitYear[], asOf: string): OrgUnit {
  const newest = years.at(-1)
  const { name = unit.code, parentId = null, schoolYear = null } = newest ?? {}
  return Object.assign(orgUnitOf(unit), { name, parentId, schoolYear, asOf })
}

/** A row of the table as the object the API answers with. */
export function orgUnitOf(row: OrgUnit): OrgUnit {
  return Object.assign(new OrgUnit(), row)
}
