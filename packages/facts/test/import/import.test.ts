import type { ImportReport } from '@planwright/facts'
import { expect } from 'chai'
import { attendance, graduation, openSampleStore } from '../store/sample-store.js'
import { importDoor } from './import-door.js'

const header = 'student,school,date,present\n'
const good = `${header}0012,S1,2016-09-30,true\n0013,S1,2016-09-30,no\n`

describe('an import', () => {
  const door = importDoor()

  const rows = () => door.sample.store.rows(attendance.id)
  const places = (report: ImportReport) =>
    report.rejects.map(({ line, column, value, code }) => [line, column, value, code])

  it('turns texts into typed rows and alters no id', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': good })
    expect(report).to.include({ outcome: 'changed', read: 2, accepted: 2, rejected: 0, changed: 2 })
    expect(report.years).to.deep.equal(['2016-17'])
    expect(await rows()).to.deep.equal([
      { student: '0012', school: 'S1', date: '2016-09-30', present: true },
      { student: '0013', school: 'S1', date: '2016-09-30', present: false },
    ])
    expect(await door.sample.store.versions()).to.deep.equal([
      { dataset: attendance.id, schoolYear: '2016-17', importId: report.importId, isUndo: false },
    ])
  })

  it('changes nothing the second time', async () => {
    await door.sample.add(attendance, { 'a.csv': good })
    const again = await door.sample.add(attendance, { 'b.csv': good })
    expect(again).to.include({ outcome: 'unchanged', importId: null, changed: 0, read: 2 })
    expect(await door.sample.store.imports()).to.have.length(1)
  })

  it('writes nothing in a dry run but says what would change', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': good }, { dryRun: true })
    expect(report).to.include({ outcome: 'dry-run', importId: null, changed: 2 })
    expect(await rows()).to.deep.equal([])
    expect(await door.sample.store.imports()).to.deep.equal([])
    expect(await door.sample.store.versions()).to.deep.equal([])
  })

  it('replaces a school year whole and leaves the others', async () => {
    await door.sample.add(attendance, { 'a.csv': `${good}0012,S1,2017-09-01,true\n` })
    const report = await door.sample.add(attendance, { 'b.csv': `${header}0012,S2,2016-09-30,true\n` }, { asks: false })
    expect(report).to.include({ changed: 2 })
    expect(report.years).to.deep.equal(['2016-17'])
    expect((await rows()).map((row) => [row.school, row.date])).to.deep.equal([
      ['S1', '2017-09-01'],
      ['S2', '2016-09-30'],
    ])
  })

  const corruptions: readonly (readonly [string, string | Buffer, readonly (readonly unknown[])[]])[] = [
    ['a ragged row', `${good}1,S1,2016-10-03\n`, [[4, null, '1,S1,2016-10-03', 'RAGGED_ROW']]],
    [
      'a torn quote',
      `${good}"1,S1,2016-10-03,true\n2,S1,2016-10-03,true\n`,
      [[4, null, '"1,S1,2016-10-03,true', 'TORN_QUOTE']],
    ],
    ['a quote within a text', `${good}1"2,S1,2016-10-03,true\n`, [[4, null, '1"2,S1,2016-10-03,true', 'TORN_QUOTE']]],
    ['a file cut off', `${good}1,S1,2016-1`, [[4, null, '1,S1,2016-1', 'RAGGED_ROW']]],
    ['a spreadsheet date', `${good}1,S1,1/05/2023,true\n`, [[4, 'date', '1/05/2023', 'EXCEL_DATE']]],
    ['a day that does not exist', `${good}1,S1,2017-02-29,true\n`, [[4, 'date', '2017-02-29', 'BAD_DATE']]],
    ['a short year', `${good}1,S1,2/9/17,true\n`, [[4, 'date', '2/9/17', 'SHORT_YEAR']]],
    ['an empty cell', `${good}1,,2017-02-09,true\n`, [[4, 'school', null, 'EMPTY_CELL']]],
    ['neither yes nor no', `${good}1,S1,2017-02-09,maybe\n`, [[4, 'present', 'maybe', 'BAD_BOOLEAN']]],
    [
      'an id in scientific notation',
      `${good}1.2E+11,S1,2017-02-09,true\n`,
      [[4, 'student', '1.2E+11', 'ID_AS_NUMBER']],
    ],
    ['an id with a space', `${good}1 ,S1,2017-02-09,true\n`, [[4, 'student', '1 ', 'BAD_ID']]],
    ['a zero byte', `${good}1\u0000,S1,2017-02-09,true\n`, [[4, null, '1\u0000,S1,2017-02-09,true', 'NUL_BYTE']]],
    [
      'Latin-1',
      Buffer.from(`${good}\xe9,S1,2017-02-09,true\n`, 'latin1'),
      [[4, null, '\ufffd,S1,2017-02-09,true', 'NOT_UTF8']],
    ],
    ['a duplicate header', 'student,school,date,present,date\n', [[1, null, 'date', 'DUPLICATE_COLUMN']]],
    [
      'a misspelt header',
      'studnet,school,date,present\n',
      [
        [1, null, 'studnet', 'UNKNOWN_COLUMN'],
        [1, null, 'student', 'MISSING_COLUMN'],
      ],
    ],
    ['a strange header', 'a,b\n1,2\n', [[1, null, 'a,b', 'UNKNOWN_LAYOUT']]],
    ['an empty file', '', [[null, null, null, 'EMPTY_FILE']]],
  ]
  for (const [what, content, expected] of corruptions) {
    it(`refuses ${what} with its place and changes nothing`, async () => {
      const report = await door.sample.add(attendance, { 'a.csv': content })
      expect(places(report)).to.deep.equal(expected)
      expect(report.outcome).to.equal('refused')
      expect(report.read).to.equal(report.accepted + report.rejected)
      expect(
        report.rejects.every((reject) => reject.cause !== '' && reject.remedy !== '' && reject.file === 'a.csv'),
      ).to.equal(true)
      expect(await rows()).to.deep.equal([])
    })
  }

  it('reads 100,000 columns only to refuse them', async () => {
    const wide = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',')
    const report = await door.sample.add(attendance, { 'a.csv': `student,${wide}\n` })
    expect(report.rejects[0]?.code).to.equal('UNKNOWN_COLUMN')
  })

  it('names the nearest column of a misspelt header', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': 'studnet,school,date,present\n' })
    expect(report.rejects[0]?.remedy).to.equal('Did you mean "student"?')
  })

  it('reads a byte order mark, UTF-16, quotes, line ends of all kinds and columns in any order', async () => {
    const text = '\ufeffpresent,date,"school",student\r\n1,2016-09-30,"S,""1""",7\r0,2016-10-03,S2,7\n'.replace(
      'S,""1""',
      'S1',
    )
    const utf16 = Buffer.from(text, 'utf16le')
    expect(await door.sample.add(attendance, { 'a.csv': text })).to.include({ outcome: 'changed', accepted: 2 })
    expect(await door.sample.add(attendance, { 'a.csv': utf16 })).to.include({ outcome: 'unchanged', accepted: 2 })
  })

  it('takes the good rows where that was asked for', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': `${good}1,S1,never,true\n` }, { acceptPartial: true })
    expect(report).to.include({ outcome: 'changed', read: 3, accepted: 2, rejected: 1 })
  })

  it('rejects every row of a key that occurs twice, naming the other place', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': good, 'b.csv': `${header}0012,S2,2016-09-30,true\n` })
    expect(report).to.include({ outcome: 'refused', read: 3, accepted: 1, rejected: 2 })
    expect(report.rejects.map((reject) => [reject.file, reject.line, reject.code])).to.deep.equal([
      ['a.csv', 2, 'DUPLICATE_KEY'],
      ['b.csv', 2, 'DUPLICATE_KEY'],
    ])
    expect(report.rejects[0]?.cause).to.contain('line 2 of b.csv')
  })

  it('reads a large file in one pass, and finds the one bad row of a large file', async function () {
    this.timeout(60_000)
    const lines = Array.from({ length: 90_000 }, (_, index) => `P${100_000 + index},S1,2016-09-30,true`)
    const large = `${header}${lines.join('\n')}\n`
    const bad = large.replace('P150000,S1,2016-09-30', 'P150000,S1,09/10/2016')
    const twice = `${large}P150000,S2,2016-09-30,true\n`
    const refused = await door.sample.add(attendance, { 'bad.csv': bad })
    expect(places(refused)).to.deep.equal([[50_002, 'date', '09/10/2016', 'EXCEL_DATE']])
    const noId = await door.sample.add(attendance, { 'id.csv': large.replace('P150000,S1', 'P150000,1E+05') })
    expect(places(noId)).to.deep.equal([[50_002, 'school', '1E+05', 'ID_AS_NUMBER']])
    const noSchool = await door.sample.add(attendance, { 'school.csv': large.replace('P150000,S1', 'P150000,') })
    expect(places(noSchool)).to.deep.equal([[50_002, 'school', null, 'EMPTY_CELL']])
    const longAgo = await door.sample.add(attendance, {
      'ago.csv': large.replace('P150000,S1,2016', 'P150000,S1,1016'),
    })
    expect(places(longAgo)).to.deep.equal([[50_002, 'date', '1016-09-30', 'BAD_DATE']])
    const doubled = await door.sample.add(attendance, { 'twice.csv': twice })
    expect(doubled).to.include({ outcome: 'refused', rejected: 2, read: 90_001 })
    expect(await door.sample.add(attendance, { 'a.csv': large })).to.include({ outcome: 'changed', accepted: 90_000 })
    expect(await door.sample.add(attendance, { 'a.csv': large })).to.include({ outcome: 'unchanged', accepted: 90_000 })
  })

  const published = 'orgUnit,schoolYear,group,cohort,'
  it('puts the columns of two files together and keeps what a later file does not carry', async () => {
    const grads = `${published}graduates,rate\ndistrict,2016-17,all,1544,1062,68.8\n`
    const others = `${published}other\ndistrict,2016-17,all,1544,*\n`
    expect(await door.sample.add(graduation, { 'g.csv': grads, 'o.csv': others })).to.include({
      read: 2,
      accepted: 2,
      changed: 1,
    })
    const later = `${published}stillEnrolled\ndistrict,2016-17,all,1544,275\n`
    expect(await door.sample.add(graduation, { 'l.csv': later })).to.include({ outcome: 'changed', changed: 1 })
    const [row] = await door.sample.store.rows(graduation.id)
    expect(row).to.include({ cohort: 1544, graduates: 1062, rate: 68.8, stillEnrolled: 275, other: null })
  })

  it('refuses two files that contradict each other, naming both places', async () => {
    const one = `${published}graduates\ndistrict,2016-17,all,1544,1062\n`
    const other = `${published}rate\ndistrict,2016-17,all,1545,68.8\n`
    const report = await door.sample.add(graduation, { 'one.csv': one, 'other.csv': other })
    expect(report).to.include({ outcome: 'refused', rejected: 2 })
    expect(report.rejects[0]).to.include({
      file: 'one.csv',
      line: 2,
      column: 'cohort',
      value: '1544',
      code: 'CONFLICT',
    })
    expect(report.rejects[0]?.cause).to.contain('line 2 of other.csv has "1545"')
  })

  it('gives the same rows whichever of two imports comes first', async () => {
    const one = `${published}graduates\ndistrict,2016-17,all,1544,1062\n`
    const other = `${published}rate\ndistrict,2016-17,all,1544,68.8\nstate,2016-17,race/black,*,N/A\n`
    await door.sample.add(graduation, { 'one.csv': one })
    await door.sample.add(graduation, { 'other.csv': other })
    const first = await door.sample.store.rows(graduation.id)
    const second = await openSampleStore(`${door.folder}/second`)
    await second.add(graduation, { 'other.csv': other })
    await second.add(graduation, { 'one.csv': one })
    expect(await second.store.rows(graduation.id)).to.deep.equal(first)
    await second.store.close()
  })

  it('warns of a published rate that does not follow from its counts, and keeps it', async () => {
    const report = await door.sample.add(graduation, {
      'g.csv': `${published}graduates,rate\nstate,2017-18,all,42234,37316,88.3\n`,
    })
    expect(report).to.include({ outcome: 'changed', rejected: 0 })
    expect(report.warnings.map((warning) => [warning.code, warning.value])).to.deep.equal([['RATE_DIFFERS', '88.3']])
  })

  it('lets imports wait for one another: four at once give one result', async () => {
    const reports = await Promise.all(
      [1, 2, 3, 4].map((copy) => door.sample.add(attendance, { [`${copy}.csv`]: good })),
    )
    expect(reports.map((report) => report.outcome).sort()).to.deep.equal([
      'changed',
      'unchanged',
      'unchanged',
      'unchanged',
    ])
  })

  const title = 'Four-Year Graduation Rates, 2016-17\n"All Districts, All Students"\n\n'
  it('knows East Hartford from Hartford, and refuses a name it does not know', async () => {
    const coded = `${title}District,District Code,Four-Year Cohort Count\nEast Hartford School District,"=""0430011""",500\n`
    const named = `${title}District,Four-Year Cohort Count\n"=""East Hartford School District""",500\nHartford School District,1544\n`
    await door.sample.add(graduation, { 'coded.csv': coded, 'named.csv': named })
    expect((await door.sample.store.rows(graduation.id)).map((row) => [row.orgUnit, row.cohort])).to.deep.equal([
      ['district', 1544],
      ['peer/0430011', 500],
    ])
    const report = await door.sample.add(graduation, {
      'odd.csv': `${title}District,Four-Year Cohort Count\nHartfort School District,1\n`,
    })
    expect(report.rejects[0]).to.include({ line: 5, code: 'UNKNOWN_ORG_UNIT', value: 'Hartfort School District' })
    expect(report.rejects[0]?.remedy).to.contain('Did you mean "Hartford School District"?')
  })
})
