import { type SchoolYear, startOf } from '@planwright/sdk'
import { createSchema, publicViewer, type Role, type RunningServer, type Viewer, viewerOf } from '@planwright/server'
import { type GraphQLSchema, graphql } from 'graphql'
import { importText } from '../support/importing.js'
import type { TestServer } from '../support/test-server.js'

export const indicator = 'culture-climate.chronic-absenteeism'
export const year = '2021-22'

/** Schools with numbers that are no multiples of five: students, those learning English, those absent too often. */
const schools = [
  { zone: 'A', students: 101, learners: 33, absent: 23 },
  { zone: 'A', students: 102, learners: 42, absent: 24 },
  { zone: 'B', students: 107, learners: 31, absent: 37 },
  { zone: 'B', students: 109, learners: 44, absent: 4 },
] as const

/** A district of 420 students in four schools; the first `without` of the first school have left. */
export async function importDistrict(server: TestServer, without = 0, schoolYear: SchoolYear = year): Promise<void> {
  const list = schools.map(({ zone }, school) => `${school},${schoolYear},School ${school},${zone},Zone ${zone}`)
  await importText(server, 'roster.schools', ['school,schoolYear,name,zone,zoneName', ...list, ''].join('\n'))
  await importStudents(server, without, schoolYear)
}

/** The students and their ten September days. Of every school the first miss two. */
export async function importStudents(
  server: TestServer,
  without: number,
  schoolYear: SchoolYear = year,
): Promise<void> {
  const students = schools.flatMap(({ students, learners, absent }, school) =>
    Array.from({ length: students }, (_, index) => ({
      id: `${school}-${index}`,
      school,
      learner: index % 3 === 0 ? index / 3 < learners : false,
      absent: index < absent,
    })),
  )
  const present = students.filter((_, index) => index >= without)
  const rows = present.map(({ id, school, learner }) => `${id},${schoolYear},${school},${learner ? 'yes' : 'no'}`)
  await importText(server, 'roster.students', ['student,schoolYear,school,englishLearner', ...rows, ''].join('\n'))
  const days = present.flatMap(({ id, school, absent }) =>
    Array.from(
      { length: 10 },
      (_, day) => `${id},${school},${startOf(schoolYear)}-09-${10 + day},${!(absent && day < 2)}`,
    ),
  )
  await importText(server, 'culture-climate.attendance', ['student,school,date,present', ...days, ''].join('\n'))
}

/** A viewer of one role. */
export function viewer(role: Role, scope: Partial<Pick<Viewer, 'department' | 'schools' | 'classrooms'>> = {}): Viewer {
  if (role === 'public') return publicViewer
  return viewerOf('person', role, { roles: [role], department: null, schools: [], classrooms: [], ...scope })
}

/** Asks as a viewer, without going through HTTP. */
export class Asker {
  private constructor(
    private readonly server: RunningServer,
    private readonly schema: GraphQLSchema,
  ) {}

  static async of(server: RunningServer): Promise<Asker> {
    return new Asker(server, await createSchema())
  }

  async ask<Data>(who: Viewer, source: string, variableValues: Record<string, unknown> = {}): Promise<Data> {
    const contextValue = this.server.contextFor(who)
    const { data, errors } = await graphql({ schema: this.schema, source, variableValues, contextValue })
    if (errors !== undefined) throw errors[0]
    return JSON.parse(JSON.stringify(data)) as Data
  }

  /** Releases a period as the administrator. */
  async release(period: string, reason: string | null = null) {
    const source = `mutation ($period: String!, $reason: String) {
      publishRelease(period: $period, reason: $reason) { release { period number reason figures hidden } problems { code } }
    }`
    type Payload = { release: { number: number; figures: number } | null; problems: { code: string }[] }
    const { publishRelease } = await this.ask<{ publishRelease: Payload }>(viewer('administrator'), source, {
      period,
      reason,
    })
    return publishRelease
  }
}

/** Writes to the records behind the server's back, and says whether they let it. */
export function attempted({ server }: TestServer, sql: string): Promise<'done' | 'refused'> {
  return server.records.em
    .getConnection()
    .execute(sql, [], 'run')
    .then(
      () => 'done',
      () => 'refused',
    )
}
