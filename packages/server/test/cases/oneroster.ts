import { expect } from 'chai'
import { onOneServer, type ServerCase } from './on-one-server.js'
import { outcomeOf } from './outcome-of.js'

const flags = 'asian,blackOrAfricanAmerican,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity'

/** A school of four students: which of them is of which race is said by Y and N, 1 and 0. */
const files = {
  'orgs.csv': 'sourcedId,name,type\n12,Elm School,school\n',
  'academicSessions.csv':
    'sourcedId,title,type,startDate,endDate,schoolYear\ny,Year,schoolYear,2018-08-27,2019-06-14,2019\n',
  'classes.csv': 'sourcedId,title,grades,schoolSourcedId,termSourcedIds\nk,Room 1,03,12,y\n',
  'users.csv': `sourcedId,enabledUser,orgSourcedIds,role,grades\n${['a', 'b', 'c', 'd'].map((id) => `${id},true,12,student,03\n`).join('')}`,
  'enrollments.csv': `sourcedId,classSourcedId,userSourcedId,role\n${['a', 'b', 'c', 'd'].map((id) => `e${id},k,${id},student\n`).join('')}`,
  'demographics.csv': `sourcedId,sex,${flags}\na,M,N,Y,N,N,N\nb,F,N,N,Y,N,Y\nc,f,0,1,1,1,0\nd,x,No,No,Yes,No,maybe\n`,
}

const attendance = ['a', 'b', 'c', 'd'].map((id) => `${id},12,2018-09-10,${id !== 'a'}\n`).join('')

interface Groups {
  readonly indicator: Readonly<Record<string, { readonly value: number | null; readonly reason: string | null } | null>>
}

const asked = ['race/black', 'race/hispanic', 'race/two-or-more', 'race/white', 'gender/male', 'gender/non-binary']
const query = `{ indicator(id: "culture-climate.chronic-absenteeism") {
  ${asked.map((group, index) => `g${index}: latest(group: "${group}") { value reason }`).join('\n')}
} }`

const racesInLetters: ServerCase = {
  input: 'demographics.csv with Y and N, 1 and 0, M and F',
  right: 'black; hispanic; two or more; what is not understood is said, and nobody is put there',
  async check(server) {
    const roster = await outcomeOf(server, 'roster', files)
    expect(roster).to.deep.include({ state: 'DONE', rejects: [] })
    expect(roster.warnings).to.include('demographics.csv:5 hispanicOrLatinoEthnicity ONEROSTER_WORD')
    await outcomeOf(server, 'culture-climate.attendance', { 'a.csv': `student,school,date,present\n${attendance}` })
    const { data } = await server.ask<Groups>(query)
    expect(asked.map((group, index) => [group, data.indicator[`g${index}`]?.value ?? null])).to.deep.equal([
      ['race/black', 100],
      ['race/hispanic', 0],
      ['race/two-or-more', 0],
      ['race/white', null],
      ['gender/male', 100],
      ['gender/non-binary', 0],
    ])
  },
}

export const onerosterCases = onOneServer([racesInLetters])
