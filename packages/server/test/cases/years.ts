import { expect } from 'chai'
import { importSent, type Progress } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'
import type { Case } from './case.js'

const requests = 'operations.service-requests'
const attendance = 'culture-climate.attendance'

const requestRows = (...rows: readonly string[]) =>
  `${['request,school,asked,topic,answered,days', ...rows].join('\n')}\n`
const attendanceRows = (...rows: readonly string[]) => `${['student,school,date,present', ...rows].join('\n')}\n`

export const yearsCases: readonly Case[] = [
  {
    input: 'attendance of October 2024 with one day in 2042',
    right: 'asks before it takes such a year in; corrected, it goes in without asking',
    check: () =>
      onServer(async (server) => {
        const days = (last: string) => attendanceRows('5001,31,2024-10-07,true', '5002,31,2024-10-07,true', last)
        const asked = await sent(server, attendance, days('5002,31,2042-10-08,false'))
        expect([asked?.state, ...codesOf(asked)]).to.deep.equal(['UNCONFIRMED', 'YEAR_AHEAD'])
        expect(await yearsOf(server, 'culture-climate.chronic-absenteeism')).to.deep.equal([])
        expect(await sent(server, attendance, days('5002,31,2024-10-08,false'))).to.include({ state: 'DONE' })
        expect(await yearsOf(server, 'culture-climate.chronic-absenteeism')).to.deep.equal(['2024-25 50'])
      }),
  },
  {
    input: 'requests of 2018-19 with one day in the year before, which has three rows; one day in 2109 alone',
    right: 'names the year and its three rows, which stay; asks about 2109 as well',
    check: () =>
      onServer(async (server) => {
        const before = requestRows(
          'r1,21,2017-09-12,boiler,true,2',
          'r2,21,2017-10-12,boiler,true,4',
          'r3,21,2017-11-14,boiler,true,12',
        )
        await sent(server, requests, before)
        const mistyped = requestRows('s1,21,2018-09-12,boiler,true,6', 's2,21,2017-10-12,boiler,true,6')
        const asked = await sent(server, requests, mistyped)
        expect(asked?.state).to.equal('UNCONFIRMED')
        expect(asked?.confirmations.map(({ message }) => message)).to.deep.equal([
          '2017-18 would lose all of its 3 rows.',
        ])
        expect(await yearsOf(server, 'operations.median-days-to-answer')).to.deep.equal(['2017-18 4'])
        const far = await sent(server, attendance, attendanceRows('5003,31,2109-09-05,false'))
        expect([far?.state, ...codesOf(far)]).to.deep.equal(['UNCONFIRMED', 'YEAR_AHEAD'])
      }),
  },
  {
    input: 'requests of two schools, then of one of them alone',
    right:
      'names the school that would lose its rows; as an import for the other school it asks nothing and keeps them',
    check: () =>
      onServer(async (server) => {
        const ofNine = 't2,09,2013-10-10,boiler,true,3'
        await sent(server, requests, requestRows('t1,06,2013-09-10,boiler,true,9', ofNine))
        const alone = await sent(server, requests, requestRows(ofNine))
        expect(alone?.state).to.equal('UNCONFIRMED')
        expect(alone?.confirmations.map(({ message }) => message)).to.include(
          'In 2013-14, school/06 would lose its only row.',
        )
        const scope = [{ name: 'school', value: '09' }]
        const corrected = requestRows('t2,09,2013-10-10,boiler,true,5')
        expect(await sent(server, requests, corrected, { scope })).to.include({ state: 'DONE', changed: 1 })
        expect(await yearsOf(server, 'operations.median-days-to-answer')).to.deep.equal(['2013-14 7'])
      }),
  },
]

/** Works with a server that has no figures yet. */
async function onServer(work: (server: TestServer) => Promise<void>): Promise<void> {
  const server = await TestServer.start(undefined, { figuresFolder: null })
  try {
    await work(server)
  } finally {
    await server.stop()
  }
}

/** How an import of one file ended, before anything is confirmed. */
async function sent(
  server: TestServer,
  dataset: string,
  content: string,
  more: object = {},
): Promise<Progress | undefined> {
  return (await importSent(server, dataset, [await server.send('rows.csv', content)], more)).at(-1)
}

function codesOf(progress: Progress | undefined): readonly string[] {
  return progress?.confirmations.map(({ code }) => code) ?? []
}

/** The school years that an indicator shows a figure of the district for, with the figure. */
async function yearsOf(server: TestServer, id: string): Promise<readonly string[]> {
  interface Shown {
    readonly indicator: { readonly series: readonly { readonly period: string; readonly value: number | null }[] }
  }
  const { data } = await server.ask<Shown>(`{ indicator(id: "${id}") { series { period value } } }`)
  return data.indicator.series.flatMap(({ period, value }) => (value === null ? [] : [`${period} ${value}`]))
}
