import { importText } from './importing.js'
import type { TestServer } from './test-server.js'

/** A school's zone and how many of its ten students miss more than a tenth of ten days. */
export interface SmallSchool {
  readonly zone: string
  readonly absent: number
}

const studentsOfSchool = 10
const days = Array.from({ length: 10 }, (_, day) => day + 10)

/** The roster of schools of one year. */
export function schoolsCsv(schools: readonly SmallSchool[], year: string): string {
  const rows = schools.map(({ zone }, school) => `${school},${year},School ${school},${zone},Zone ${zone}`)
  return ['school,schoolYear,name,zone,zoneName', ...rows, ''].join('\n')
}

/** The roster of students: the first half of each school learns English. */
export function studentsCsv(schools: readonly SmallSchool[], year: string): string {
  const rows = schools.flatMap((_, school) =>
    Array.from({ length: studentsOfSchool }, (_, student) => {
      const learner = student < studentsOfSchool / 2 ? 'yes' : 'no'
      return `${school}-${student},${year},${school},${learner}`
    }),
  )
  return ['student,schoolYear,school,englishLearner', ...rows, ''].join('\n')
}

/** Ten September days of attendance: the first `absent` students of each school miss two of them. */
export function attendanceCsv(schools: readonly SmallSchool[], year: string): string {
  const rows = schools.flatMap(({ absent }, school) =>
    Array.from({ length: studentsOfSchool }, (_, student) =>
      days.map(
        (day) => `${school}-${student},${school},${year.slice(0, 4)}-09-${day},${day > 11 || student >= absent}`,
      ),
    ).flat(),
  )
  return ['student,school,date,present', ...rows, ''].join('\n')
}

/** Imports a small district of one school year, by which chronic absenteeism can be told school by school. */
export async function importSmallDistrict(
  server: TestServer,
  schools: readonly SmallSchool[],
  year = '2021-22',
): Promise<void> {
  await importText(server, 'roster.schools', schoolsCsv(schools, year))
  await importText(server, 'roster.students', studentsCsv(schools, year))
  await importText(server, 'culture-climate.attendance', attendanceCsv(schools, year))
}
