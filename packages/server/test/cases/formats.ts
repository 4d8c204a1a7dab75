import { gzipSync } from 'node:zlib'
import { workbookOf, zipOf } from '@planwright/testing'
import { expect } from 'chai'
import { onOneServer, type ServerCase } from './on-one-server.js'
import { outcomeOf } from './outcome-of.js'

const attendance = 'culture-climate.attendance'
const chronic = `{ indicator(id: "culture-climate.chronic-absenteeism") { series { period value } } }`

interface Series {
  readonly indicator: { readonly series: readonly { readonly period: string; readonly value: number | null }[] }
}

/** Three students on one day of a September, of whom the second is absent: rows as a program would write them. */
function rowsOf(year: number, day = `${year}-09-30`): readonly (readonly string[])[] {
  const students = ['01001', '01002', '01003']
  const rows = students.map((student, index) => [student, '12', day, `${index !== 1}`])
  return [['student', 'school', 'date', 'present'], ...rows]
}

function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  return rows.map((cells) => `${cells.join(delimiter)}\n`).join('')
}

/** A file of attendance that is read: one of three students is chronically absent in its year, and in no other's. */
function isRead(
  input: string,
  year: number,
  name: string,
  content: () => string | Uint8Array | Promise<Uint8Array>,
): ServerCase {
  return {
    input: `attendance: ${input}`,
    right: 'is read; one of its three students is chronically absent',
    async check(server) {
      const outcome = await outcomeOf(server, attendance, { [name]: await content() })
      expect(outcome).to.deep.include({ state: 'DONE', accepted: 3, rejects: [] })
      const { data } = await server.ask<Series>(chronic)
      const period = `${year}-${String(year + 1).slice(2)}`
      const figure = data.indicator.series.find((one) => one.period === period)
      expect(figure?.value).to.be.closeTo(100 / 3, 0.05)
    },
  }
}

/** A file that is refused for the cause it names. */
function isRefused(input: string, dataset: string, content: string, code: string, cause: RegExp): ServerCase {
  return {
    input: `${dataset.split('.')[1]}: ${input}`,
    right: `is refused: ${code}`,
    async check(server) {
      const outcome = await outcomeOf(server, dataset, { 'a.csv': content })
      expect(outcome.state).to.equal('REFUSED')
      expect(outcome.rejects[0]).to.contain(code)
      expect(outcome.causes[0]).to.match(cause)
    },
  }
}

async function bookOf(year: number): Promise<Uint8Array> {
  const [header = [], ...rows] = rowsOf(year)
  const day = new Date(`${year}-09-30T00:00:00Z`)
  const cells = rows.map(([student = '', school = '', , present]) => [student, school, day, present === 'true'])
  return workbookOf({ Sheet1: [header, ...cells] })
}

const emptyRequests: ServerCase = {
  input: 'service-requests: a row of commas at the end',
  right: 'is passed over; the one request was answered within a day',
  async check(server) {
    const content = 'request,school,asked,topic,answered,days\nq1,12,2017-09-11,lights,true,1\n,,,,,\n'
    const outcome = await outcomeOf(server, 'operations.service-requests', { 'requests.csv': content })
    expect(outcome).to.deep.include({ state: 'DONE', accepted: 1, rejects: [] })
    const query = '{ indicator(id: "operations.median-days-to-answer") { series { period value } } }'
    const { data } = await server.ask<Series>(query)
    expect(data.indicator.series).to.deep.equal([{ period: '2017-18', value: 1 }])
  },
}

export const formatsCases = onOneServer([
  isRead('a workbook (.xlsx)', 2008, 'october.xlsx', () => bookOf(2008)),
  isRead('a zip file', 2007, 'october.zip', () => zipOf({ 'days.csv': csvOf(rowsOf(2007)) })),
  isRead('a gz file', 2009, 'october.csv.gz', () => gzipSync(csvOf(rowsOf(2009)))),
  isRead('9/30, where the month is in no doubt', 2010, 'a.csv', () => csvOf(rowsOf(2010, '9/30/2010'))),
  isRead('a day with a time of midnight', 2011, 'a.csv', () => csvOf(rowsOf(2011, '2011-09-30 00:00:00'))),
  isRead('a header in capitals', 2012, 'a.csv', () =>
    csvOf(rowsOf(2012)).replace('student,school', 'STUDENT, School '),
  ),
  isRead('rows of commas at the end', 2013, 'a.csv', () => `${csvOf(rowsOf(2013))},,,\n,,,\n`),
  isRead('blank lines at the end', 2014, 'a.csv', () => `${csvOf(rowsOf(2014))}\n\n \n`),
  isRead('semicolons', 2015, 'a.csv', () => csvOf(rowsOf(2015), ';')),
  isRead('tabs, in UTF-16 without a mark', 2016, 'a.txt', () => Buffer.from(csvOf(rowsOf(2016), '\t'), 'utf16le')),
  isRefused(
    '10/01, which may be a day of January',
    attendance,
    csvOf(rowsOf(2018, '10/01/2018')),
    'EXCEL_DATE',
    /month/,
  ),
  isRefused(
    'a day with another time',
    attendance,
    csvOf(rowsOf(2018, '2018-10-01T08:00:00')),
    'TIME_OF_DAY',
    /time of day/,
  ),
  isRefused(
    'an id that ends in a no-break space',
    attendance,
    csvOf(rowsOf(2018)).replace('01003', '01003\u00a0'),
    'BAD_ID',
    /ends with a no-break space/,
  ),
  isRefused(
    'a published file with a header and no rows',
    'culture-climate.reported-absence',
    'Chronic Absenteeism, 2017-18\nAll Districts, All Students\nDistrict,District Code,% Chronically Absent\n',
    'NO_ROWS',
    /a header and no rows/,
  ),
  emptyRequests,
])
