import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const schools = (count: number, zoneOf: (school: number) => string, year = '2021-22') =>
  [
    'school,schoolYear,name,zone,zoneName',
    ...Array.from(
      { length: count },
      (_, school) => `${school},${year},School ${school},${zoneOf(school)},Zone ${zoneOf(school)}`,
    ),
  ].join('\n')

const page = `{ orgUnits(kind: SCHOOL, first: 100) { totalCount nodes {
  id name parent { id name } latest(indicator: "culture-climate.chronic-absenteeism") { value reason status { level } }
} } }`

describe('schools and zones', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('are asked for in as few statements when there are many as when there are few', async () => {
    await importText(
      server,
      'roster.schools',
      schools(3, () => 'north'),
    )
    const few = await server.statementsOf(() => server.ask(page))
    await importText(
      server,
      'roster.schools',
      schools(45, (school) => (school % 2 === 0 ? 'north' : 'south')),
    )
    const many = await server.statementsOf(() => server.ask(page))
    expect(many.length).to.equal(few.length)
    expect(many.length).to.equal(4)
  })

  it('keep their past when they move to another zone', async () => {
    await importText(
      server,
      'roster.schools',
      schools(45, () => 'east', '2022-23'),
    )
    const query = '{ orgUnit(id: "school/1") { parent { id } history { schoolYear parent { id } } } }'
    expect((await server.ask<object>(query)).data).to.deep.equal({
      orgUnit: {
        parent: { id: 'zone/east' },
        history: [
          { schoolYear: '2021-22', parent: { id: 'zone/south' } },
          { schoolYear: '2022-23', parent: { id: 'zone/east' } },
        ],
      },
    })
  })

  it('have classrooms by the names their roster gives, or else by what enrollments call them', async () => {
    const enrolled = ['1,2022-23,1,7a,Room 7', '2,2022-23,1,7b,Room 8']
    await importText(
      server,
      'roster.enrollments',
      `student,schoolYear,school,classroom,classroomName\n${enrolled.join('\n')}\n`,
    )
    await importText(server, 'roster.classes', 'classroom,schoolYear,school,name\n7a,2022-23,1,Physics\n')
    const query = '{ orgUnits(kind: CLASSROOM) { nodes { id name parent { id } } } }'
    expect((await server.ask<object>(query)).data).to.deep.equal({
      orgUnits: {
        nodes: [
          { id: 'classroom/7a', name: 'Physics', parent: { id: 'school/1' } },
          { id: 'classroom/7b', name: 'Room 8', parent: { id: 'school/1' } },
        ],
      },
    })
  })

  it('answer from daily attendance once it is imported', async () => {
    const students = 'student,schoolYear,school\n1,2022-23,1\n2,2022-23,1\n'
    await importText(server, 'roster.students', students)
    const days = Array.from({ length: 10 }, (_, day) => `2022-09-${String(day + 10).padStart(2, '0')}`)
    const rows = days.flatMap((day, index) => [`1,1,${day},${index > 0}`, `2,1,${day},true`])
    await importText(server, 'culture-climate.attendance', `student,school,date,present\n${rows.join('\n')}\n`)
    const query = `{ indicator(id: "culture-climate.chronic-absenteeism") {
      district: latest { period value numerator denominator people dataThrough }
      school: latest(orgUnit: "school/1") { value orgUnit { name } }
      months: series(every: MONTH) { period value }
    } }`
    expect((await server.ask<object>(query)).data).to.deep.equal({
      indicator: {
        district: { period: '2022-23', value: 50, numerator: 1, denominator: 2, people: 2, dataThrough: '2022-09-19' },
        school: { value: 50, orgUnit: { name: 'School 1' } },
        months: [{ period: '2022-23/09', value: 50 }],
      },
    })
  })
})
