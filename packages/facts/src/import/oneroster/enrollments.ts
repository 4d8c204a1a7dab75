import { type SchoolYear, schoolYearOf } from '@planwright/sdk'
import { datesOf } from './dates.js'
import type { Findings } from './findings.js'
import { carriedOf, type RosterRow, type RosterRows, rosterRow } from './roster-rows.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTables } from './source-table.js'
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
  const students = new Map<string, RosterRow>()
  const teachers = new Map<string, RosterRow>()
  const ofStudent = new Map<string, { year: SchoolYear; school: string }[]>()
  for (const row of enrollments.live.values()) {
    const [user, classroom, role] = ['userSourcedId', 'classSourcedId', 'role'].map((name) => row.cell(name))
    const held = classes.live.get(classroom ?? '')
    if (user === undefined || classroom === undefined) continue
    if (held === undefined) {
      findings.reject('ONEROSTER_NO_SCHOOL_YEAR', {
        ...placeOf(enrollments, row, 'classSourcedId', classroom),
        detail: 'that of its class is not known',
      })
      continue
    }
    checkEnrollment(tables, row, held, years.get(classroom) ?? [], roles.get(user)?.role, findings)
    const school = held.cell('schoolSourcedId')
    for (const schoolYear of years.get(classroom) ?? []) {
      const key = `${user}\u0000${classroom}\u0000${schoolYear}`
      const cells = { schoolYear, school, classroom }
      if (role === 'student') {
        students.set(key, rosterRow(enrollments, row, { ...cells, student: user, classroomName: held.cell('title') }))
        ofStudent.set(user, (ofStudent.get(user) ?? []).concat({ year: schoolYear, school }))
      } else if (role === 'teacher' && teachers.get(key)?.cells.ofRecord !== 'true') {
        const ofRecord = row.cell('primary').toLowerCase()
        teachers.set(key, rosterRow(enrollments, row, { ...cells, staff: user, ofRecord }))
      }
    }
  }
  const always = ['schoolYear', 'school', 'classroom']
  const source = { school: 'schoolSourcedId', classroom: 'classSourcedId' }
  return {
    enrollments: {
      rows: [...students.values()],
      carried: new Set([...always, 'student', 'classroomName']),
      sourceColumns: { ...source, student: 'userSourcedId' },
    },
    teachers: {
      rows: [...teachers.values()],
      carried: carriedOf([...always, 'staff'], enrollments, { ofRecord: 'primary' }),
      sourceColumns: { ...source, staff: 'userSourcedId', ofRecord: 'primary' },
    },
    ofStudent,
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
