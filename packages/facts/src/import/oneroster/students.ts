import type { SchoolYear } from '@planwright/sdk'
import type { Enrollments } from './enrollments.js'
import type { Findings } from './findings.js'
import { type RosterRows, rosterRow } from './roster-rows.js'
import type { SourceRow } from './source-row.js'
import { placeOf, type SourceTables } from './source-table.js'
import { genderOf, gradeOf, raceOf } from './student-groups.js'
import type { UserRole } from './user-roles.js'

export interface StudentContext {
  readonly tables: SourceTables
  readonly roles: ReadonlyMap<string, UserRole>
  readonly schools: ReadonlySet<string>
  readonly ofStudent: Enrollments['ofStudent']
  /** The year of students who are enrolled in no class. */
  readonly latest: SchoolYear | null
  readonly findings: Findings
}

/** The rows of roster.students: each student in each school year of their classes, with school and groups. */
export function studentRows(context: StudentContext): RosterRows {
  const { tables, roles, ofStudent, latest } = context
  const { users, demographics } = tables
  const students = [...users.live].filter(([id]) => roles.get(id)?.role === 'student')
  const rows = students.flatMap(([student, row]) => {
    const enrolled = (ofStudent.get(student) ?? []).map(({ year }) => year)
    const years = enrolled.length > 0 ? [...new Set(enrolled)] : latest === null ? [] : [latest]
    const groups = demographics.live.get(student)
    const cells = {
      student,
      school: schoolOf(context, student, row),
      grade: onlyGrade(context, row),
      race: groups === undefined ? null : raceOf(groups),
      gender: groups === undefined ? null : genderOf(groups),
    }
    return years.map((schoolYear) => rosterRow(users, row, { ...cells, schoolYear }))
  })
  // Race and gender are said of the students in demographics.csv only: those of the others stay as they were.
  const always = ['student', 'schoolYear', 'school', 'hasLeft']
  const carried = new Set([...always, ...(users.columns.has('grades') ? ['grade'] : [])])
  return { rows, carried, sourceColumns: { student: 'sourcedId', school: 'orgSourcedIds', grade: 'grades' } }
}

/** The school of record: the primary one, the one the role is for, the only one listed, or that of the classes. */
function schoolOf(context: StudentContext, student: string, row: SourceRow): string | null {
  const { tables, roles, schools, ofStudent, findings } = context
  const listed = row.list('orgSourcedIds').filter((id) => schools.has(id))
  const named = [row.cell('primaryOrgSourcedId'), roles.get(student)?.org ?? ''].filter((id) => schools.has(id))
  if (named.length === 0 && listed.length > 1) {
    const place = placeOf(tables.users, row, 'orgSourcedIds', listed.join(', '))
    findings.warn('ONEROSTER_SEVERAL_SCHOOLS', place)
  }
  const school = [...named, ...listed, ...(ofStudent.get(student) ?? []).map((one) => one.school)][0]
  if (school !== undefined) return school
  findings.warn('ONEROSTER_NO_SCHOOL', placeOf(tables.users, row, 'orgSourcedIds', row.cell('orgSourcedIds')))
  return null
}

function onlyGrade({ tables, findings }: StudentContext, row: SourceRow): string | null {
  const codes = row.list('grades')
  if (codes.length === 0) return null
  const grade = codes.length === 1 ? gradeOf(codes[0] ?? '') : null
  if (grade === null) findings.warn('ONEROSTER_GRADE', placeOf(tables.users, row, 'grades', row.cell('grades')))
  return grade
}
