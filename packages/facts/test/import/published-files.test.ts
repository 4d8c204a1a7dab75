import type { ImportReport } from '@planwright/facts'
import { type Dataset, edsight } from '@planwright/sdk'
import { expect } from 'chai'
import { absence, assessment, graduation } from '../store/sample-store.js'
import { type EdSightTable, edsightText } from './edsight-export.js'
import { importDoor } from './import-door.js'

const hartford = ['Hartford School District', '0640011'] as const

/** Chronic absenteeism as exported since 2017-18: the headings of the numbers stand in a line of their own. */
const absences = (
  title: string,
  groupHeader: string | null,
  ...rows: readonly (readonly string[])[]
): EdSightTable => ({
  titles: ['Chronic Absenteeism, 2018-19', `All Districts, ${title}`],
  headings: ['', '', ...(groupHeader === null ? [] : ['']), 'Chronically Absent', ''],
  header: ['District', 'District Code', ...(groupHeader === null ? [] : [groupHeader]), 'Student Count', '%'],
  rows,
})

/** Graduates of one school each. */
const schools = (...rows: readonly (readonly string[])[]): EdSightTable => ({
  titles: ['Four-Year Graduation Rates, 2013-14', 'All Districts, All Schools, All Students'],
  headings: ['', '', '', '', '', 'Graduates', ''],
  header: [
    ...['District', 'District Code', 'School', 'School Code'],
    ...['Four-Year Cohort Count', 'Graduation Count', 'Graduation Rate'],
  ],
  rows,
})

describe("the state's files", () => {
  const door = importDoor()

  const add = (dataset: Dataset, table: EdSightTable): Promise<ImportReport> =>
    door.sample.add(dataset, { 'export.csv': edsightText(table) })
  const rowsOf = (dataset: Dataset) => door.sample.store.rows(dataset.id)
  const problems = ({ rejects }: ImportReport) => rejects.map(({ code, value }) => [code, value])

  it('are read with a line of headings above the header', async () => {
    const report = await add(absence, absences('All Students', null, [...hartford, '4597', '25.4']))
    expect(report).to.include({ outcome: 'changed', accepted: 1 })
    const [row] = await rowsOf(absence)
    expect(row).to.include({ orgUnit: 'district', group: 'all', rate: 25.4, chronicallyAbsent: 4597 })
  })

  const headers = [
    ['Race', 'Hispanic/Latino of any race', 'race/hispanic'],
    ['Race/Ethnicity', 'Black or African American', 'race/black'],
    ['EL', 'Non-EL', 'englishLearner/no'],
    ['Multilingual Learner Status', 'Multilingual Learners', 'englishLearner/yes'],
    ['English Learners', 'ELL', 'englishLearner/yes'],
    ['Students With Disabilities', 'Students without Disabilities', 'disability/no'],
    ['Free/Reduced Lunch', 'Free/Reduced', 'meal/free-or-reduced'],
    ['High Needs', 'High Needs', 'highNeeds/yes'],
    ['High Needs Status', 'Non-High Needs', 'highNeeds/no'],
    ['Student Group', 'Kindergarten', 'grade/k'],
    ['Subgroup', 'Students with High Needs', 'highNeeds/yes'],
    ['Student Group', 'Two or More Races', 'race/two-or-more'],
  ] as const
  for (const [header, label, group] of headers) {
    it(`name the group ${group} by "${label}" under "${header}"`, async () => {
      const report = await add(absence, absences(header, header, [...hartford, label, '12', '8.0']))
      expect(problems(report)).to.deep.equal([])
      expect((await rowsOf(absence)).map((row) => row.group)).to.deep.equal([group])
    })
  }

  it('are refused with a label that could mean groups of two kinds', async () => {
    const report = await add(absence, absences('Student Group', 'Student Group', [...hartford, 'Yes', '12', '8.0']))
    expect(problems(report)).to.deep.equal([['UNKNOWN_GROUP', 'Yes']])
  })

  it('are refused with a column that nobody knows, naming it and the nearest', async () => {
    const report = await add(absence, absences('Race/Ethnicity', 'Race/Etnicity', [...hartford, 'White', '12', '8.0']))
    expect(report.rejects[0]).to.include({ code: 'UNKNOWN_COLUMN', value: 'Race/Etnicity', line: 5 })
    expect(report.rejects[0]?.remedy).to.contain('Did you mean "Race/Ethnicity"?')
    const homeless = absences('All Students', 'Homeless', [...hartford, 'Yes', '12', '8.0'])
    expect(problems(await add(absence, homeless))).to.deep.equal([['UNKNOWN_COLUMN', 'Homeless']])
  })

  it('are refused where a column without a header holds something', async () => {
    const table = absences('All Students', '', [...hartford, 'White', '12', '8.0'])
    expect(problems(await add(absence, table))).to.deep.equal([['NAMELESS_CELL', 'White']])
    const empty = absences('All Students', '', [...hartford, '', '12', '8.0'])
    expect(await add(absence, empty)).to.include({ outcome: 'changed' })
  })

  it('are refused where the title lines and the columns name other students', async () => {
    const lost = absences('Race/Ethnicity', null, [...hartford, '12', '8.0'])
    expect(problems(await add(absence, lost))).to.deep.equal([['TITLE_DIFFERS', 'race']])
    const untold = { ...lost, titles: ['Chronic Absenteeism, 2018-19'] }
    expect(problems(await add(absence, untold))).to.deep.equal([['MISSING_TITLE', 'students the rows are about']])
    const added = absences('All Students', 'Race', [...hartford, 'White', '12', '8.0'])
    expect(problems(await add(absence, added))).to.deep.equal([['TITLE_DIFFERS', 'all']])
    const school = absences('All Schools, All Students', null, [...hartford, '12', '8.0'])
    expect(problems(await add(absence, school))).to.deep.equal([['TITLE_DIFFERS', 'All Schools']])
  })

  it('are about the one group that the title lines name', async () => {
    await add(absence, absences('White', null, [...hartford, '12', '8.0']))
    expect((await rowsOf(absence)).map((row) => row.group)).to.deep.equal(['race/white'])
  })

  it('are refused where they break rows down by two groups at once, or by one within another', async () => {
    const table = absences('Race/Ethnicity', 'Race/Ethnicity', [...hartford, 'White', '12', '8.0'])
    const twice = {
      ...table,
      header: ['District', 'District Code', 'Race/Ethnicity', 'Gender', '% Chronically Absent'],
    }
    expect(problems(await add(absence, { ...twice, headings: [] }))).to.deep.equal([['SEVERAL_GROUPS', '']])
    const within = {
      ...table,
      titles: ['Chronic Absenteeism, 2018-19', 'All Districts, English Learners, Race/Ethnicity'],
    }
    expect((await add(absence, within)).outcome).to.equal('refused')
  })

  it('say the subject in a title line where they hold one', async () => {
    const levelNames = ['Level 1 Not Met', 'Level 2 Approaching', 'Level 3 Met', 'Level 4 Exceeded']
    const counts = ['Total Number of Students', 'Total Number Tested', 'Smarter Balanced Participation Rate']
    const named = [...levelNames, 'Level 3&4 Met or Exceeded'].flatMap((name) => [`${name} Count`, '%'])
    const numbers = [
      '1564',
      '1546',
      '98.8',
      '1546',
      '778',
      '50.3',
      '391',
      '25.3',
      '233',
      '15.1',
      '144',
      '9.3',
      '377',
      '24.4',
    ]
    const table: EdSightTable = {
      titles: ['Smarter Balanced Assessments, 2015-16', 'All Districts, ELA, All Grades, All Students'],
      header: ['District', 'District Code', 'Grade', ...counts, 'Total Number with Scored Tests', ...named],
      rows: [[...hartford, '03', ...numbers]],
    }
    expect(problems(await add(assessment, table))).to.deep.equal([])
    expect((await rowsOf(assessment))[0]).to.include({ subject: 'ela', grade: '3', proficient: 377 })
    const untold = {
      ...table,
      titles: ['Smarter Balanced Assessments, 2015-16', 'All Districts, All Grades, All Students'],
    }
    expect(problems(await add(assessment, untold))).to.deep.equal([['MISSING_TITLE', 'subject']])
    const combined = { ...table, header: table.header.filter((name) => name !== 'Grade') }
    const rows = [[...hartford, ...numbers]]
    expect(problems(await add(assessment, { ...combined, rows }))).to.deep.equal([['MISSING_TITLE', 'grade']])
  })

  it("give schools their own rows, and other districts' schools stay theirs", async () => {
    const report = await add(
      graduation,
      schools(
        [...hartford, 'Bulkeley High School', '0647111', '202', '148', '73.3'],
        ['East Hartford School District', '0430011', 'East Hartford High School', '0436111', '400', '320', '80.0'],
      ),
    )
    expect(problems(report)).to.deep.equal([])
    expect((await rowsOf(graduation)).map((row) => [row.orgUnit, row.rate])).to.deep.equal([
      ['peer/0430011/0436111', 80],
      ['school/0647111', 73.3],
    ])
  })

  it('are refused where the code of a school is missing, is none, or stands in the place of the district', async () => {
    const numbers = ['202', '148', '73.3']
    const wrong = [
      [...hartford, 'Bulkeley High School', '', ...numbers],
      [...hartford, 'Bulkeley High School', '647111', ...numbers],
      [...hartford, 'Hartford School District', '0640011', ...numbers],
      ['Bulkeley High School', '0647111', '', '', ...numbers],
      ['Hartford School District', '0430011', '', '', ...numbers],
    ]
    const report = await add(graduation, schools(...wrong))
    expect(report.rejects.map(({ code, line }) => [code, line])).to.deep.equal(
      wrong.map((_, index) => ['UNKNOWN_ORG_UNIT', 6 + index]),
    )
  })

  it('are refused where counts or rates can only stand in the wrong columns', async () => {
    const exchanged = schools([...hartford, 'Bulkeley High School', '0647111', '148', '202', '73.3'])
    expect(problems(await add(graduation, exchanged))).to.deep.equal([['PART_ABOVE_WHOLE', '202']])
    const contradicting = schools([...hartford, 'Bulkeley High School', '0647111', '202', '148', '24.4'])
    expect(problems(await add(graduation, contradicting))).to.deep.equal([['RATES_CONTRADICT', '24.4']])
    const misnamed = schools([...hartford, 'Bulkeley High School', '0647111', '202', '148', '73.3'])
    const alone = {
      ...misnamed,
      header: misnamed.header.slice(0, -1),
      rows: misnamed.rows.map((row) => row.slice(0, -1)),
    }
    expect(problems(await add(graduation, alone))).to.deep.equal([['MISSING_COLUMN', 'Graduation Rate']])
    const header = misnamed.header.map((name) => name.replace('Graduation', 'Other'))
    const report = await add(graduation, { ...misnamed, header })
    expect(report.rejects.map(({ code }) => code)).to.deep.equal(['HEADING_DIFFERS', 'HEADING_DIFFERS'])
  })

  it('say the year in a title line, in a column or both ways of writing it, and never two', async () => {
    const table = absences('All Students', null, [...hartford, '12', '8.0'])
    const long = { ...table, titles: ['Chronic Absenteeism, 2018-2019', 'All Districts, All Students'] }
    await add(absence, long)
    expect((await rowsOf(absence)).map((row) => row.schoolYear)).to.deep.equal(['2018-19'])
    const two = { ...table, titles: ['Chronic Absenteeism, 2017-18 to 2018-19', 'All Districts, All Students'] }
    expect(problems(await add(absence, two))).to.deep.equal([['MISSING_TITLE', 'schoolYear']])
  })

  for (const [text, meant] of [
    ['ELL', 'englishLearner/yes'],
    ['non-ell', 'englishLearner/no'],
    ['Special Ed', 'disability/yes'],
    ['SWD', 'disability/yes'],
    ['High Needs', 'highNeeds/yes'],
    ['Blck', 'race/black'],
    ['race/blak', 'race/black'],
  ] as const) {
    it(`suggest ${meant} for "${text}"`, async () => {
      const report = await door.sample.add(absence, {
        'a.csv': `orgUnit,schoolYear,group,rate\ndistrict,2018-19,${text},31.0\n`,
      })
      expect(report.rejects[0]).to.include({ code: 'UNKNOWN_GROUP', remedy: `Did you mean "${meant}"?` })
    })
  }
})

describe('a format of the state', () => {
  it('passes over only the columns it says are safe', () => {
    const format = edsight({ id: 'x', columns: {}, ignores: ['Average VSS'] })
    expect(format.ignores).to.deep.equal(['Average VSS'])
  })
})
