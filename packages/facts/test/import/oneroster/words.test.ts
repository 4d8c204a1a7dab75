import { roster } from '@planwright/sdk'
import { workbookOf } from '@planwright/testing'
import { expect } from 'chai'
import { importDoor, refused, warned } from '../import-door.js'
import { type ExportFiles, importRoster } from './export-folder.js'
import { changed, smallExport } from './small-export.js'

const columns =
  'sourcedId,sex,asian,blackOrAfricanAmerican,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity'

describe('the words of a OneRoster export', () => {
  const door = importDoor()
  const groups = async (files: ExportFiles) => {
    const report = await importRoster(door.sample, files)
    expect(refused(report)).to.deep.equal([])
    const students = await door.sample.store.rows(roster.students.id)
    return { report, students: students.map(({ race, gender, grade }) => [race, gender, grade]) }
  }
  const demographics = (...rows: readonly string[]) => ({
    ...smallExport,
    'demographics.csv': `${columns}\n${rows.join('\n')}\n`,
  })
  const races = async (...rows: readonly string[]) => {
    const { report, students } = await groups(demographics(...rows))
    return { races: students.map(([race]) => race), warnings: warned(report).filter((text) => text.startsWith('demo')) }
  }

  it('say yes and no in every way that other files may', async () => {
    expect(await races('a,male,N,Y,0,No,FALSE', 'b,female,f,F,T,f,t', 'c,female,n,1,yes,0,no')).to.deep.equal({
      races: ['black', 'hispanic', 'two-or-more'],
      warnings: [],
    })
  })

  it('leave the race empty where one is not understood, and say so', async () => {
    expect(await races('a,male,N,Y,N,N,maybe', 'b,male,N,N,N,N,Y', 'c,male,N,Y,N,N,N')).to.deep.equal({
      races: [null, 'hispanic', 'black'],
      warnings: ['demographics.csv:2 hispanicOrLatinoEthnicity ONEROSTER_WORD maybe'],
    })
  })

  it('name sexes by letters and words, and none is guessed', async () => {
    const { report, students } = await groups(demographics('a,F,,,,,', 'b,X,,,,,', 'c,fmale,,,,,'))
    expect(students.map(([, gender]) => gender)).to.deep.equal(['female', 'non-binary', null])
    const word = warned(report).filter((text) => text.includes('fmale'))
    expect(word).to.deep.equal(['demographics.csv:4 sex ONEROSTER_WORD fmale'])
  })

  it('name grades by codes, numbers and words', async () => {
    const grades = ['TK', 'PreK', '8', '08', 'K', 'Grade 8', 'pk', '12']
    const users = grades.map((grade, index) => `u${index},true,s1,student,${grade}`)
    const files = {
      ...smallExport,
      'users.csv': `sourcedId,enabledUser,orgSourcedIds,role,grades\n${users.join('\n')}\n`,
    }
    const { students } = await groups({ ...files, 'enrollments.csv': 'sourcedId,classSourcedId,userSourcedId,role\n' })
    expect(students.map(([, , grade]) => grade)).to.deep.equal(['k', 'pk', '8', '8', 'k', '8', 'pk', '12'])
  })

  it('say where the grade of a class is not understood', async () => {
    const { report } = await groups(changed('classes.csv', 'Room 1,03', 'Room 1,Third'))
    expect(warned(report)).to.include('classes.csv:2 grades ONEROSTER_CLASS_GRADE Third')
  })

  it('say who teaches a class of record, and where that is not understood', async () => {
    const ofRecord = async (text: string) => {
      const { report } = await groups(changed('enrollments.csv', 'teacher,true', `teacher,${text}`))
      const [teacher] = await door.sample.store.rows(roster.teachers.id)
      return [teacher?.ofRecord, ...warned(report).filter((warning) => warning.includes('primary'))]
    }
    expect(await ofRecord('Y')).to.deep.equal([true])
    expect(await ofRecord('main')).to.deep.equal([null, 'enrollments.csv:6 primary ONEROSTER_WORD main'])
  })

  it('read dates by the order that one of the file shows, and say so', async () => {
    const dates = changed('academicSessions.csv', '2018-08-27,2019-06-14', '8/27/2018,6/7/2019')
    const { report } = await groups(dates)
    expect(warned(report).filter((text) => text.includes('Date'))).to.deep.equal([
      'academicSessions.csv:2 startDate ONEROSTER_DATE 8/27/2018',
      'academicSessions.csv:2 endDate ONEROSTER_DATE 6/7/2019',
    ])
    expect(report.warnings.find(({ column }) => column === 'endDate')?.cause).to.contain('2019-06-07')
  })

  it('leave out what is marked as deleted in other words', async () => {
    const { students } = await groups(changed('users.csv', 'b,,,true', 'b,Deleted,,true'))
    expect(students).to.have.length(2)
  })

  it('say that a file has a header and no rows', async () => {
    const files = { ...smallExport, 'enrollments.csv': `${String(smallExport['enrollments.csv']).split('\n')[0]}\n` }
    expect(warned((await groups(files)).report)).to.include('enrollments.csv:1 NO_ROWS')
  })

  it('mean the same in the sheets of a workbook, each named like its file', async () => {
    const { students } = await groups(smallExport)
    const sheets = Object.entries(smallExport).map(([name, text]) => {
      const rows = String(text).trim().split('\n')
      return [name.replace('.csv', ''), rows.map((row) => row.replace(/"(.*),(.*)"/, '$1;$2').split(','))] as const
    })
    const cells = sheets.map(([name, rows]) => [name, rows.map((row) => row.map((cell) => cell.replace(';', ',')))])
    const again = await groups({ 'export.xlsx': await workbookOf(Object.fromEntries(cells)) })
    expect([again.report.outcome, again.students]).to.deep.equal(['unchanged', students])
  })
})
