import type { EntityManager } from '@mikro-orm/sqlite'
import { dimensions, isDimension, schoolYearOfPeriod } from '@planwright/sdk'
import type { AsOf } from '../graphql/as-of.js'
import { standsNow, stoodThen } from '../records/known-then.js'
import { rowsOf } from '../records/sql.js'
import type { GridInput } from './grid.input.js'

/** Where a row of a grid is. */
export interface GridPlace {
  readonly orgUnit: string
  readonly group: string
  readonly period: string | null
}

interface ListedUnit {
  readonly orgUnit: string
  readonly schoolYear: string
}

/** The org units of a grid: those named, or those that each year's roster lists on a level. */
export interface GridUnits {
  /** Of a period's school year; null asks for those of each unit's newest year. */
  of(period: string | null): readonly string[]
  /** Every one of them, once. */
  readonly all: readonly string[]
}

/** Finds the org units asked for, in at most one statement. */
export async function unitsOf(em: EntityManager, input: GridInput, asOf: AsOf): Promise<GridUnits> {
  if (!input.level || input.level === 'district') {
    const named = input.level ? ['district'] : [...new Set(input.orgUnits ?? ['district'])]
    return { of: () => named, all: named }
  }
  const within = !input.within || input.within === 'district' ? null : input.within
  const listed = await listedUnits(em, input.level, within, asOf)
  const chosen = input.orgUnits ? listed.filter(({ orgUnit }) => input.orgUnits?.includes(orgUnit)) : listed
  const all = [...new Set(chosen.map(({ orgUnit }) => orgUnit))]
  const ofYear = (year: string) => chosen.filter((unit) => unit.schoolYear === year).map(({ orgUnit }) => orgUnit)
  return { of: (period) => (period === null ? all : ofYear(schoolYearOfPeriod(period))), all }
}

/** A zone's classrooms are those of its schools of the same year. */
const ofParent = (stands: string) => `(? is null or y.parentId = ? or y.parentId in
  (select s.orgUnit from orgUnitYear s where s.parentId = ? and s.schoolYear = y.schoolYear and ${stands}))`

async function listedUnits(
  em: EntityManager,
  level: string,
  within: string | null,
  asOf: AsOf,
): Promise<readonly ListedUnit[]> {
  const stands = (alias: string) => (asOf === null ? standsNow(alias) : stoodThen(alias, 'recordedAt', '?'))
  const moment = asOf === null ? [] : [asOf, asOf]
  const sql = `select y.orgUnit, y.schoolYear from orgUnitYear y
    where y.orgUnit > ? and y.orgUnit < ? and ${stands('y')} and ${ofParent(stands('s'))} order by y.orgUnit, y.schoolYear`
  return rowsOf(em, sql, [`${level}/`, `${level}0`, ...moment, within, within, within, ...moment])
}

/** The groups asked for: a dimension stands for each of its groups. */
export function groupsOf({ groups }: Pick<GridInput, 'groups'>): readonly string[] {
  const named = groups.flatMap((group) =>
    isDimension(group) ? dimensions[group].groups.map(({ key }) => `${group}/${key}`) : [group],
  )
  return [...new Set(named)]
}
