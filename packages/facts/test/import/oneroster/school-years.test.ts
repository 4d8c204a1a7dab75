import { expect } from 'chai'
import { datesOf } from '../../../src/import/oneroster/dates.js'
import { Findings } from '../../../src/import/oneroster/findings.js'
import { sessionYears } from '../../../src/import/oneroster/school-years.js'
import { SourceRow } from '../../../src/import/oneroster/source-row.js'
import { absentTable } from '../../../src/import/oneroster/source-table.js'

const columns = ['sourcedId', 'startDate', 'endDate', 'schoolYear']

function yearOf(startDate: string, endDate: string, schoolYear: string) {
  const header = { line: 1, columns: new Map(columns.map((name, index) => [name, index])), least: 4, most: 4 }
  const row = new SourceRow(2, ['s', startDate, endDate, schoolYear], header)
  const findings = new Findings()
  const table = { ...absentTable('academicSessions'), file: 'academicSessions.csv', live: new Map([['s', row]]) }
  return [sessionYears(table, findings).get('s') ?? null, findings.warnings.map(({ code }) => code)]
}

describe('the school year of an academic session', () => {
  it('is where its dates lie', () => {
    expect(yearOf('2022-09-01', '2022-12-24', '2023')).to.deep.equal(['2022-23', []])
    expect(yearOf('2023-01-09', '2023-06-15', '')).to.deep.equal(['2022-23', []])
  })

  it('is the one its dates tell where a source names it by the year in which it begins', () => {
    expect(yearOf('2022-09-01', '2023-06-15', '2022')).to.deep.equal(['2022-23', ['ONEROSTER_YEAR_DIFFERS']])
  })

  it('is the one that ends in the year named, for a summer session and where there are no dates', () => {
    expect(yearOf('2022-07-05', '2022-08-05', '2022')).to.deep.equal(['2021-22', []])
    expect(yearOf('', '', '2023')).to.deep.equal(['2022-23', []])
  })

  it('is read from a date that does not say which part is the month, where both readings lie in one school year', () => {
    expect(yearOf('', '01/05/2023', '')).to.deep.equal(['2022-23', []])
    expect(yearOf('', '01/09/2022', '')).to.deep.equal([null, ['ONEROSTER_NO_SCHOOL_YEAR']])
  })
})

describe('a date of an export', () => {
  it('has one meaning, two, or none', () => {
    expect(datesOf('2023-05-01T18:25:43.511Z')).to.deep.equal(['2023-05-01'])
    expect(datesOf('15/06/2023')).to.deep.equal(['2023-06-15'])
    expect(datesOf('1/05/2023')).to.deep.equal(['2023-01-05', '2023-05-01'])
    expect(datesOf('2023-02-30')).to.deep.equal([])
    expect(datesOf('soon')).to.deep.equal([])
  })
})
