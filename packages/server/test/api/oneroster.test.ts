import { expect } from 'chai'
import { importTexts } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const files = {
  'orgs.csv': 'sourcedId,name,type,parentSourcedId\nd,Made-up District,district,\nz,North,local,d\ns1,Elm,school,z\n',
  'academicSessions.csv':
    'sourcedId,title,type,startDate,endDate,schoolYear\ny,The year,schoolYear,2021-08-30,2022-06-15,2022\n',
  'classes.csv': 'sourcedId,title,schoolSourcedId,termSourcedIds\nk1,Room 1,s1,y\n',
  'users.csv': 'sourcedId,role,orgSourcedIds,grades,dateLastModified\na,student,s1,03,1/05/2023\nt,teacher,s1,,\n',
  'enrollments.csv': 'sourcedId,classSourcedId,userSourcedId,role\ne1,k1,a,student\ne2,k1,t,teacher\n',
}

describe('a OneRoster export through the API', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('makes zones, schools and classrooms that can be asked for at once', async () => {
    const last = (await importTexts(server, 'roster', files)).at(-1)
    expect(last).to.deep.include({ state: 'DONE', read: 9, accepted: 9, rejected: 0, changed: 5 })
    const query = '{ orgUnit(id: "classroom/k1") { name schoolYear parent { name parent { id name } } } }'
    expect((await server.ask<object>(query)).data).to.deep.equal({
      orgUnit: {
        name: 'Room 1',
        schoolYear: '2021-22',
        parent: { name: 'Elm', parent: { id: 'zone/z', name: 'North' } },
      },
    })
  })

  it('changes nothing the second time', async () => {
    expect((await importTexts(server, 'roster', files)).at(-1)).to.deep.include({ state: 'DONE', changed: 0 })
  })

  it('keeps what was odd about it for whoever asks later', async () => {
    const query = '{ imports { dataset warnings { nodes { file line column code } } } }'
    const { imports } = (await server.ask<{ imports: { dataset: string; warnings: { nodes: object[] } }[] }>(query))
      .data
    const kept = imports.find(({ dataset }) => dataset === 'roster')
    expect(kept?.warnings.nodes).to.deep.equal([
      { file: 'manifest.csv', line: null, column: null, code: 'ONEROSTER_NO_MANIFEST' },
      { file: 'users.csv', line: 2, column: 'dateLastModified', code: 'ONEROSTER_ODD_DATE' },
    ])
  })
})
