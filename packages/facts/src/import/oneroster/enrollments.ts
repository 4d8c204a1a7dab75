import { type SchoolYear, schoolYearOf } from '@planwright/sdk'
import { booleanOf } from '../known-texts.js'
import { datesOf } from './dates.js'
import type { Findings } from './findings.js'
import { carriedOf, type RosterRow, type RosterRows, rosterRow } from './roster-rows.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTable, type SourceTables } from './source-table.js'
import type { UserRole } from './user-roles.js'

export interface Enrollments {
  readonly enrollments: RosterRows
  readonly teachers: RosterRows
  /** The school years and schools each student is enrolled in. */
  readonly ofStudent: ReadonlyMap<string, readonly { readonly year: SchoolYear; readonly school: string }[]>
}

/** Who is enrolled in which class, and who teaches it. Someone enrolled twice in a class, as after a pause, is there once. */
export function enrollmentRows(
  tables: SourceTables,
  years: ReadonlyMap<string, readonly SchoolYear[]>,
  roles: ReadonlyMap<string, UserRole>,
  findings: Findings,
): Enrollments {
  const { enrollments, classes } = tables
  const gathered = new GatheredEnrollments(enrollments)
  for (const row of enrollments.live.values()) {
    const classroom = row.cell('classSourcedId')
    const held = classes.live.get(classroom)
    if (held === undefined) {
      const place = placeOf(enrollments, row, 'classSourcedId', classroom)
      findings.reject('ONEROSTER_NO_SCHOOL_YEAR', { ...place, detail: 'that of its class is not known' })
      continue
    }
    const heldIn = years.get(classroom) ?? []
    checkEnrollment(tables, row, held, heldIn, roles.get(row.cell('userSourcedId'))?.role, findings)
    for (const year of heldIn) gathered.add(row, held, year)
  }
  return gathered.end()
}

/** The rows that enrollments make, each once. */
class GatheredEnrollments {
  private readonly students = new Map<string, RosterRow>()
  private readonly teachers = new Map<string, RosterRow>()
  private readonly ofStudent = new Map<string, { readonly year: SchoolYear; readonly school: string }[]>()

  constructor(private readonly table: SourceTable) {}

  add(row: SourceRow, held: SourceRow, schoolYear: SchoolYear): void {
    const [user, classroom] = [row.cell('userSourcedId'), row.cell('classSourcedId')]
    const school = held.cell('schoolSourcedId')
    const key = `${user}\u0000${classroom}\u0000${schoolYear}`
    if (row.cell('role') === 'student') {
      const cells = { student: user, schoolYear, school, classroom, classroomName: held.cell('title') }
      this.students.set(key, rosterRow(this.table, row, cells))
      const known = this.ofStudent.get(user)
      if (known === undefined) this.ofStudent.set(user, [{ year: schoolYear, school }])
      else known.push({ year: schoolYear, school })
    }
    if (row.cell('role') === 'teacher' && this.teachers.get(key)?.cells.ofRecord !== 'true') {
      const cells = {
        staff: user,
        schoolYear,
        school,
        classroom,
        ofRecord: booleanOf(row.cell('primary'))?.toString() ?? null,
      }
      this.teachers.set(key, rosterRow(this.table, row, cells))
    }
  }

  end(): Enrollments {
    const common = ['schoolYear', 'school', 'classroom']
    const source = { school: 'schoolSourcedId', classroom: 'classSourcedId' }
    return {
      enrollments: {
        rows: [...this.students.values()],
        carried: new Set([...common, 'student', 'classroomName']),
        sourceColumns: { ...source, student: 'userSourcedId' },
      },
      teachers: {
        rows: [...this.teachers.values()],
        carried: carriedOf([...common, 'staff'], this.table, { ofRecord: 'primary' }),
        sourceColumns: { ...source, staff: 'userSourcedId', ofRecord: 'primary' },
      },
      ofStudent: this.ofStudent,
    }
  }
}

/** Says where an enrollment does not fit its class or its user; it is kept as it is. */
function checkEnrollment(
  { enrollments }: SourceTables,
  row: SourceRow,
  held: SourceRow,
  years: readonly SchoolYear[],
  usual: string | undefined,
  findings: Findings,
): void {
  const role = row.cell('role')
  if (usual !== undefined && usual !== role && (role === 'student' || usual === 'student')) {
    findings.warn('ONEROSTER_ROLE_DIFFERS', { ...placeOf(enrollments, row, 'role', role), detail: usual })
  }
  const [named, school] = [row.cell('schoolSourcedId'), held.cell('schoolSourcedId')]
  if (named !== '' && named !== school) {
    findings.warn('ONEROSTER_SCHOOL_DIFFERS', {
      ...placeOf(enrollments, row, 'schoolSourcedId', named),
      detail: school,
    })
  }
  const dates = ['beginDate', 'endDate'].map((name) => row.cell(name))
  const [begin, end] = dates.map((text) => datesOf(text).map(schoolYearOf))
  if (begin === undefined || end === undefined || begin.length === 0 || end.length === 0) return
  if (years.some((year) => begin.some((first) => first <= year) && end.some((last) => last >= year))) return
  const place = placeOf(enrollments, row, 'beginDate', dates.join(' to '))
  findings.warn('ONEROSTER_DATES_DIFFER', { ...place, detail: years.join(', ') })
}
