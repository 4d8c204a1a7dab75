import type { SchoolYear } from '@planwright/sdk'
import type { Findings } from './findings.js'
import { type RosterRow, type RosterRows, rosterRow } from './roster-rows.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTable, type SourceTables } from './source-table.js'

/** The ids of the schools: organizations of that type, and what classes and students name as their school. */
export function schoolIds({ orgs, classes }: SourceTables, findings: Findings): ReadonlySet<string> {
  const typed = [...orgs.live].flatMap(([id, row]) => (row.cell('type') === 'school' ? [id] : []))
  const ids = new Set(typed)
  for (const row of classes.live.values()) {
    const id = row.cell('schoolSourcedId')
    if (id === '' || ids.has(id)) continue
    ids.add(id)
    const org = orgs.live.get(id)
    if (org !== undefined) findings.warn('ONEROSTER_ORG_TYPE', placeOf(orgs, org, 'type', org.cell('type')))
  }
  return ids
}

/** The rows of roster.schools: each school in each school year of the export, with the zone it belongs to. */
export function schoolRows(tables: SourceTables, ids: ReadonlySet<string>, years: readonly SchoolYear[]): RosterRows {
  const { orgs, classes } = tables
  const rows: RosterRow[] = []
  for (const school of ids) {
    const row = orgs.live.get(school)
    const zone = row === undefined ? null : zoneOf(orgs, row)
    const cells = {
      school,
      name: row?.cell('name') || school,
      stateCode: row?.cell('identifier') || null,
      zone,
      zoneName: zone === null ? null : nameOf(orgs, zone),
    }
    // A school that orgs.csv lacks is known from the first class that names it.
    const [table, source] = row === undefined ? [classes, classOf(classes, school)] : [orgs, row]
    for (const schoolYear of years) rows.push(rosterRow(table, source, { ...cells, schoolYear }))
  }
  const hasZones = rows.some(({ cells }) => cells.zone !== null)
  const hasCodes = orgs.columns.has('identifier')
  const carried = new Set([
    ...['school', 'schoolYear', 'name', ...(hasCodes ? ['stateCode'] : [])],
    ...(hasZones ? ['zone', 'zoneName'] : []),
  ])
  return {
    rows,
    carried,
    sourceColumns: { school: 'sourcedId', stateCode: 'identifier', zone: 'parentSourcedId', zoneName: 'name' },
  }
}

/** The organization between a school and its district: a zone, whatever the source calls it. */
function zoneOf(orgs: SourceTable, school: SourceRow): string | null {
  const id = school.cell('parentSourcedId')
  const type = orgs.live.get(id)?.cell('type')
  return type === 'department' || type === 'local' ? id : null
}

function nameOf(orgs: SourceTable, id: string): string {
  return orgs.live.get(id)?.cell('name') ?? id
}

function classOf(classes: SourceTable, school: string): SourceRow | null {
  return [...classes.live.values()].find((row) => row.cell('schoolSourcedId') === school) ?? null
}
