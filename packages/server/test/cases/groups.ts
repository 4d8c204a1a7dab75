import { expect } from 'chai'
import { startImport } from '../support/importing.js'
import type { TestServer } from '../support/test-server.js'
import { onOneServer, type ServerCase } from './on-one-server.js'

const attendance = 'culture-climate.attendance'
const chronic = 'culture-climate.chronic-absenteeism'

interface Warning {
  readonly code: string
  readonly line: number | null
  readonly cause: string
  readonly remedy: string
}

interface Ended {
  readonly importProgress: { readonly state: string; readonly warnings: { readonly nodes: readonly Warning[] } }
}

const ended = `subscription ($id: ID!) { importProgress(id: $id) {
  state warnings(first: 10) { nodes { code line cause remedy } }
} }`

/** Imports one file that must be taken in, and gives what was worth knowing about it. */
async function warningsOf(server: TestServer, dataset: string, rows: readonly string[]): Promise<readonly Warning[]> {
  const file = await server.send(`${dataset}.csv`, `${rows.join('\n')}\n`)
  const started = await startImport(server, { dataset, files: [file] })
  const said = await server.everythingOf<Ended>(ended, { id: started.import?.id })
  const last = said.at(-1)?.importProgress
  expect(last?.state).to.equal('DONE')
  return last?.warnings.nodes ?? []
}

interface Series {
  readonly indicator: { readonly series: readonly { readonly period: string; readonly value: number | null }[] }
}

async function figureOf(server: TestServer, year: string, group: string): Promise<number | null | undefined> {
  const query = `query ($id: ID!, $group: ID) { indicator(id: $id) { series(group: $group) { period value } } }`
  const { data } = await server.ask<Series>(query, { id: chronic, group })
  return data.indicator.series.find(({ period }) => period === year)?.value
}

const header = 'student,school,date,present'
const twoWeeks = [2, 3, 4, 5, 6, 9, 10, 11, 12, 13].map((day) => `2017-10-${String(day).padStart(2, '0')}`)

/** Fifteen of each group, of whom the first three of one miss every day. */
const children = Array.from({ length: 30 }, (_, number) => ({
  id: `p${number}`,
  race: number % 2 === 0 ? 'hispanic' : 'asian',
  isAbsent: [0, 2, 4].includes(number),
}))
const studentsCsv = (of: typeof children): readonly string[] => [
  'student,schoolYear,school,race',
  ...of.map(({ id, race }) => `${id},2017-18,31,${race}`),
]

const leavers: ServerCase = {
  input: 'roster.students: a later file without three who left and were often absent',
  right: 'their absences count for their group as before',
  async check(server) {
    await warningsOf(server, 'roster.students', studentsCsv(children))
    const rows = children.flatMap(({ id, isAbsent }) => twoWeeks.map((day) => `${id},31,${day},${!isAbsent}`))
    await warningsOf(server, attendance, [header, ...rows])
    expect(await figureOf(server, '2017-18', 'race/hispanic')).to.equal(20)
    const said = await warningsOf(server, 'roster.students', studentsCsv(children.filter(({ isAbsent }) => !isAbsent)))
    expect(said.map(({ code }) => code)).to.deep.equal(['STUDENTS_LEFT'])
    expect(await figureOf(server, '2017-18', 'race/hispanic')).to.equal(20)
    expect(await figureOf(server, '2017-18', 'all')).to.equal(10)
  },
}

const leadingZero: ServerCase = {
  input: 'operations.service-requests: a school that lost its leading zeros',
  right: 'a warning with the place and the code that was meant',
  async check(server) {
    const schools = ['school,schoolYear,name,zone', '0031,2012-13,Birch,n', '0032,2012-13,Cedar,s']
    await warningsOf(server, 'roster.schools', schools)
    const requests = [
      'request,school,asked,topic,answered,days',
      'r1,0031,2012-09-10,x,true,1',
      'r2,32,2012-09-10,x,true,3',
    ]
    const [warning, ...others] = await warningsOf(server, 'operations.service-requests', requests)
    expect(others).to.deep.equal([])
    expect(warning).to.include({ code: 'SCHOOLS_NOT_IN_ROSTER', line: 3 })
    expect(warning?.cause).to.include('"32" (line 3; did you mean "0032"?)')
    expect(warning?.remedy).to.match(/missing from all zones/)
  },
}

const absencesOnly: ServerCase = {
  input: 'culture-climate.attendance: absences only',
  right: 'a warning that no row says present',
  async check(server) {
    const said = await warningsOf(server, attendance, [header, 'q1,31,2020-09-08,false', 'q2,31,2020-09-09,false'])
    const warning = said.find(({ code }) => code === 'IMPLAUSIBLE')
    expect(warning?.cause).to.include('rows that say present in 2020-21: 0, where at least 1 is usual')
    expect(warning?.remedy).to.match(/every day/)
  },
}

const notInRoster: ServerCase = {
  input: 'culture-climate.attendance: ids of another system',
  right: 'how many students and schools the roster does not have, with examples',
  async check(server) {
    await warningsOf(server, 'roster.schools', ['school,schoolYear,name', '31,2022-23,Birch'])
    await warningsOf(server, 'roster.students', ['student,schoolYear,school', 'Q-1,2022-23,31', 'Q-2,2022-23,31'])
    const rows = [
      '881,77,2022-10-03,true',
      '882,77,2022-10-03,false',
      'Q-1,31,2022-10-03,true',
      '883,77,2022-10-03,true',
    ]
    const said = await warningsOf(server, attendance, [header, ...rows, '884,77,2022-10-03,true'])
    expect(said.map(({ code, line }) => [code, line])).to.deep.equal([
      ['STUDENTS_NOT_IN_ROSTER', 2],
      ['SCHOOLS_NOT_IN_ROSTER', 2],
    ])
    expect(said[0]?.cause).to.include(
      '4 students in 4 rows of 2022-23: "881" (line 2), "882" (line 3), "883" (line 5) and 1 more',
    )
    expect(said[1]?.cause).to.include('1 school in 4 rows of 2022-23: "77" (line 2)')
  },
}

export const groupsCases = onOneServer([leavers, leadingZero, absencesOnly, notInRoster])
