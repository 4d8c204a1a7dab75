import type { FactRow, FactStore } from '@planwright/facts'
import { roster } from '@planwright/sdk'
import type { PlanFile } from '../plan-file/index.js'
import { OrgUnitKind } from './org-unit.entity.js'

/** An org unit as the facts list it; `schoolYear` is null for those no roster lists. */
export interface ListedUnit {
  readonly id: string
  readonly kind: OrgUnitKind
  readonly name: string
  readonly code: string
  readonly parentId: string | null
  readonly schoolYear: string | null
}

/** The district, the state, and the other districts of the directory. */
export async function districtsOf(facts: FactStore, { district }: PlanFile): Promise<readonly ListedUnit[]> {
  const own: ListedUnit[] = [
    unlisted('district', OrgUnitKind.DISTRICT, district.name, district.code),
    unlisted('state', OrgUnitKind.STATE, district.state?.name ?? 'State', district.state?.code ?? ''),
  ]
  const names = new Map<string, string>()
  for (const row of await facts.rows(roster.districts.id)) {
    const code = String(row.code)
    const name = String(row.name)
    const known = names.get(code)
    if (known === undefined || name < known) names.set(code, name)
  }
  const others = [...names].filter(([code]) => code !== district.code && code !== district.state?.code)
  return [...own, ...others.map(([code, name]) => unlisted(`peer/${code}`, OrgUnitKind.PEER, name, code))]
}

/** The zones and schools of every year of the roster. */
export async function schoolsOf(facts: FactStore): Promise<readonly ListedUnit[]> {
  const rows = await facts.rows(roster.schools.id)
  return rows.flatMap((row) => {
    const schoolYear = String(row.schoolYear)
    const zone = textOf(row, 'zone')
    const parentId = zone === null ? 'district' : `zone/${zone}`
    const code = String(row.school)
    const school = {
      id: `school/${code}`,
      kind: OrgUnitKind.SCHOOL,
      name: String(row.name),
      code,
      parentId,
      schoolYear,
    }
    if (zone === null) return [school]
    const name = textOf(row, 'zoneName') ?? zone
    return [school, { id: parentId, kind: OrgUnitKind.ZONE, name, code: zone, parentId: 'district', schoolYear }]
  })
}

/** The classrooms of every year of the roster: the classes it lists, and those it knows only by who is enrolled. */
export async function classroomsOf(facts: FactStore): Promise<readonly ListedUnit[]> {
  const enrolled = await facts.distinct(roster.enrollments.id, ['classroom', 'classroomName', 'school', 'schoolYear'])
  const classes = await facts.distinct(roster.classes.id, ['classroom', 'name', 'school', 'schoolYear'])
  const units = [
    ...enrolled.map((row) => classroomOf(row, textOf(row, 'classroomName'))),
    ...classes.map((row) => classroomOf(row, textOf(row, 'name'))),
  ]
  return [...new Map(units.map((unit) => [`${unit.schoolYear} ${unit.id}`, unit])).values()]
}

function classroomOf(row: FactRow, name: string | null): ListedUnit {
  const code = String(row.classroom)
  return {
    id: `classroom/${code}`,
    kind: OrgUnitKind.CLASSROOM,
    name: name ?? code,
    code,
    parentId: `school/${String(row.school)}`,
    schoolYear: String(row.schoolYear),
  }
}

function unlisted(id: string, kind: OrgUnitKind, name: string, code: string): ListedUnit {
  return { id, kind, name, code, parentId: null, schoolYear: null }
}

function textOf(row: FactRow, column: string): string | null {
  const cell = row[column]
  return cell === null || cell === undefined || cell === '' ? null : String(cell)
}
