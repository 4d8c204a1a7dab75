import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { newestImport, undoImport } from '../support/taking-back.js'
import { TestServer } from '../support/test-server.js'
import type { Case } from './case.js'

const dataset = 'culture-climate.attendance'
const header = 'student,school,date,present'

/** Ten September days of two students, of whom the second misses some of the last ones. */
function daysOf(year: number, missed: number): string {
  const days = Array.from({ length: 10 }, (_, day) => `${year}-09-${day + 10}`)
  const rows = days.map((day, index) => `1,12,${day},true\n2,12,${day},${index < 10 - missed}`)
  return `${[header, ...rows].join('\n')}\n`
}

interface Series {
  readonly indicator: { readonly series: readonly { readonly period: string; readonly value: number | null }[] }
}

async function chronicAbsence(server: TestServer): Promise<readonly string[]> {
  const query = '{ indicator(id: "culture-climate.chronic-absenteeism") { series { period value } } }'
  const { data } = await server.ask<Series>(query)
  return data.indicator.series.map(({ period, value }) => `${period}: ${value}`)
}

export const takenBackCases: readonly Case[] = [
  {
    input: 'attendance whose year was mistyped',
    right: 'is taken back: the mistyped year is gone, and the year that it replaced is as it was',
    async check() {
      const server = await TestServer.start()
      try {
        await importText(server, dataset, daysOf(2021, 2))
        await importText(server, dataset, daysOf(2022, 0))
        await importText(server, dataset, `${daysOf(2022, 3)}${daysOf(2023, 2).slice(header.length + 1)}`)
        expect(await chronicAbsence(server)).to.deep.equal(['2021-22: 50', '2022-23: 50', '2023-24: 50'])
        const ended = await undoImport(server, await newestImport(server))
        expect(ended).to.deep.include({ state: 'DONE', problems: [] })
        expect(await chronicAbsence(server)).to.deep.equal(['2021-22: 50', '2022-23: 0'])
      } finally {
        await server.stop()
      }
    },
  },
]
