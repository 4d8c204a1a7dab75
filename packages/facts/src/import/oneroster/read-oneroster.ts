import { roster, type SchoolYear } from '@planwright/sdk'
import { classRows, classYears } from './classes.js'
import { enrollmentRows } from './enrollments.js'
import { exportFiles } from './export-files.js'
import type { Findings } from './findings.js'
import { checkReferences } from './references.js'
import type { RosterRows } from './roster-rows.js'
import { sessionYears } from './school-years.js'
import { schoolIds, schoolRows } from './schools.js'
import { type ReadKind, readKinds } from './source-files.js'
import {
  absentTable,
  type FileToRead,
  placeOf,
  readTable,
  type SourceTable,
  type SourceTables,
} from './source-table.js'
import { studentRows } from './students.js'
import { userRoles } from './user-roles.js'

/** What an export says, as rows of the roster's datasets. */
export interface OneRosterRows {
  /** How many rows of the export were read. */
  readonly read: number
  readonly datasets: ReadonlyMap<string, RosterRows>
}

/**
 * Turns a OneRoster export (version 1.1 or 1.2) into rows of the roster's datasets. What is odd is said in the
 * findings; a row is rejected only where it cannot be placed.
 */
export async function readOneRoster(
  files: readonly FileToRead[],
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<OneRosterRows> {
  const tables = await readTables(files, findings, onBytes)
  const read = readKinds.reduce((sum, kind) => sum + tables[kind].read, 0)
  warnOfPasswords(tables.users, findings)
  checkReferences(tables, findings)
  return { read, datasets: datasetsOf(tables, findings) }
}

async function readTables(
  files: readonly FileToRead[],
  findings: Findings,
  onBytes: (bytes: number) => void,
): Promise<SourceTables> {
  const found = await exportFiles(files, findings)
  const tables: SourceTable[] = []
  for (const kind of readKinds) {
    const file = found.get(kind)
    tables.push(file === undefined ? absentTable(kind) : await readTable(kind, file, findings, onBytes))
  }
  return Object.fromEntries(tables.map((table) => [table.kind, table])) as Record<ReadKind, SourceTable>
}

function datasetsOf(tables: SourceTables, findings: Findings): ReadonlyMap<string, RosterRows> {
  const sessions = sessionYears(tables.academicSessions, findings)
  const roles = userRoles(tables, findings)
  const years = classYears(tables, sessions, findings)
  const all = yearsOf(sessions, years)
  const latest = all.at(-1) ?? null
  if (latest === null) {
    const detail = 'academicSessions.csv has no session with one'
    const place = placeOf(tables.academicSessions, null, null, null)
    if (findings.files === 0) findings.rejectExport('ONEROSTER_NO_SCHOOL_YEAR', { ...place, detail })
  }
  const schools = schoolIds(tables, findings)
  const { enrollments, teachers, ofStudent } = enrollmentRows(tables, years, roles, findings)
  const students = studentRows({ tables, roles, schools, ofStudent, latest, findings })
  return new Map([
    [roster.schools.id, schoolRows(tables, schools, all)],
    [roster.classes.id, classRows(tables, years, findings)],
    [roster.students.id, students],
    [roster.enrollments.id, enrollments],
    [roster.teachers.id, teachers],
  ])
}

/** The school years the export is about, in order: those of its classes, or else those of its sessions. */
function yearsOf(
  sessions: ReadonlyMap<string, SchoolYear>,
  classes: ReadonlyMap<string, readonly SchoolYear[]>,
): readonly SchoolYear[] {
  const ofClasses = [...classes.values()].flat()
  return [...new Set(ofClasses.length > 0 ? ofClasses : sessions.values())].sort()
}

function warnOfPasswords(users: SourceTable, findings: Findings): void {
  const rows = [...users.live.values()]
  if (rows.some((row) => row.cell('password') !== ''))
    findings.warn('ONEROSTER_PASSWORDS', placeOf(users, null, 'password', null))
}
