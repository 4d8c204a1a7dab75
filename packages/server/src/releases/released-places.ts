import type { EntityManager } from '@mikro-orm/sqlite'
import type { Place } from '@planwright/engine'
import { type AnyIndicator, dimensions, type Level } from '@planwright/sdk'
import { rowsOf } from '../records/sql.js'

/** The levels whose figures are released. A class is so small that hardly any figure of it could be shown. */
const releasedLevels: readonly Level[] = ['district', 'zone', 'school']

/** Unit by unit, so that the figures of a school year are not read one by one to find whose they are. */
const units = `select orgUnit from orgUnitYear where schoolYear = ?
  union select u.id from orgUnit u where u.kind in ('ZONE', 'SCHOOL')
    and exists (select 1 from observation o where o.orgUnit = u.id and o.schoolYear = ?)
  union select orgUnit from released_observation where schoolYear = ?`

/** The org units of a school year, whoever is in them: those of its roster, and those that anything was measured for. */
export async function unitsOf(em: EntityManager, schoolYear: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ orgUnit: string }>(em, units, [schoolYear, schoolYear, schoolYear])
  return [...new Set(['district', ...rows.map(({ orgUnit }) => orgUnit)])].sort()
}

/** Every place that an indicator can be released for: its levels and groups, whether there is anybody or not. */
export function placesOf({ levels, groups }: AnyIndicator, all: readonly string[]): readonly Place[] {
  const keys = groups.flatMap((dimension) => dimensions[dimension].groups.map(({ key }) => `${dimension}/${key}`))
  return all
    .filter((orgUnit) => isReleased(orgUnit, levels))
    .flatMap((orgUnit) => ['all', ...keys].map((group) => ({ orgUnit, group })))
}

function isReleased(orgUnit: string, levels: readonly Level[]): boolean {
  const kind = orgUnit.split('/', 1)[0]
  return releasedLevels.some((level) => level === kind && levels.includes(level))
}

/** Whether figures of a place are released to anybody at all. */
export function isNeverReleased(orgUnit: string): boolean {
  return orgUnit.startsWith('classroom/')
}
