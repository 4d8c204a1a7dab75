import { expect } from 'chai'
import { attendance, graduation, requests } from '../store/sample-store.js'
import { importDoor, refused, warned } from './import-door.js'

const header = 'student,school,date,present'
const rows = '0012,S1,2016-09-30,true\n0013,S1,2016-09-30,no'

describe('a CSV file as a spreadsheet saves it', () => {
  const door = importDoor()
  const same = async (content: string | Buffer) => {
    const report = await door.sample.add(attendance, { 'a.csv': content })
    expect(refused(report)).to.deep.equal([])
    expect(report).to.include({ read: 2, accepted: 2, changed: 2 })
    expect(await door.sample.store.rows(attendance.id)).to.deep.equal([
      { student: '0012', school: 'S1', date: '2016-09-30', present: true },
      { student: '0013', school: 'S1', date: '2016-09-30', present: false },
    ])
  }

  it('is read without its rows of commas, at the end, in the middle and above the header', async () => {
    await same(`,,,\n${header}\n,,,\n${rows}\n,,,\n , ,,\n"","","",""\n,,,,,\n`)
  })

  it('is read without empty columns at its end and in its middle', async () => {
    await same('student,,school,date,present,,\n0012,,S1,2016-09-30,true,,\n0013,,S1,2016-09-30,no\n')
  })

  it('is refused where a column without a name has content, with the place', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': `${header},\n0012,S1,2016-09-30,true,x\n` })
    expect(refused(report)).to.deep.equal(['a.csv:2 NAMELESS_CELL x'])
  })

  it('is refused where a row has fewer cells than the header, with the place', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': `${header}\n0012,S1,2016-09-30\n` })
    expect(refused(report)).to.deep.equal(['a.csv:2 RAGGED_ROW 0012,S1,2016-09-30'])
  })

  it('is read whatever the capitals, spaces and dashes of its header', async () => {
    await same(`STUDENT, School ,Date,PRESENT\n${rows}\n`)
    const content = 'REQUEST,school,Asked,school_office,School Office\nr,S1,2016-09-30,y,n\n'
    const twice = await door.sample.add(requests, { 'b.csv': content })
    expect(refused(twice)).to.deep.equal(['b.csv:1 DUPLICATE_COLUMN schoolOffice'])
  })

  for (const [name, delimiter] of Object.entries({ semicolons: ';', tabs: '\t', bars: '|' }))
    it(`is read with ${name} between its cells`, () => same(`${header}\n${rows}\n`.replaceAll(',', delimiter)))

  it('may say in its first line what stands between its cells', async () => {
    await same(`sep=;\n${header}\n${rows}\n`.replaceAll(',', ';'))
  })

  it('has the delimiter that parts its header into known names, whatever its texts hold', async () => {
    const content = 'request;school;asked;cost\na,b,c,d,e;S1;2016-09-30;12.50\n'
    expect(await door.sample.add(requests, { 'a.csv': content })).to.include({ accepted: 1 })
    const [row] = await door.sample.store.rows(requests.id)
    expect(row).to.include({ request: 'a,b,c,d,e', cost: 12.5 })
  })

  it('is refused for a misspelt header between semicolons, with the nearest name', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': 'student;school;date;presnt\n1;S1;2016-09-30;y\n' })
    expect(refused(report)).to.deep.equal(['a.csv:1 UNKNOWN_COLUMN presnt', 'a.csv:1 MISSING_COLUMN present'])
    expect(report.rejects[0]?.remedy).to.equal('Did you mean "present"?')
  })

  it('is refused for a decimal comma, which might part thousands', async () => {
    const content = 'request;school;asked;days;cost\nr;S1;2016-09-30;1,234;12,50\n'
    const report = await door.sample.add(requests, { 'a.csv': content })
    expect(refused(report)).to.deep.equal(['a.csv:2 days DECIMAL_COMMA 1,234', 'a.csv:2 cost DECIMAL_COMMA 12,50'])
  })

  it('is read as UTF-16 of both byte orders, with a mark and without one, and with any line ends', async () => {
    const text = `${header}\n${rows}\n`
    await same(Buffer.from(text, 'utf16le'))
    for (const content of [
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le').swap16(),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      text.replaceAll('\n', '\r'),
      text.replaceAll('\n', '\r\n'),
    ]) {
      const report = await door.sample.add(attendance, { 'a.csv': content })
      expect([report.outcome, report.accepted]).to.deep.equal(['unchanged', 2])
    }
  })

  it('is refused for an error of the spreadsheet in any column, with the place', async () => {
    const content = 'request,school,asked,days\n#N/A,#REF!,#VALUE!,#DIV/0!\n'
    const report = await door.sample.add(requests, { 'a.csv': content })
    expect(report.rejects.map(({ column, code }) => [column, code])).to.deep.equal([
      ['request', 'SPREADSHEET_ERROR'],
      ['school', 'SPREADSHEET_ERROR'],
      ['asked', 'SPREADSHEET_ERROR'],
      ['days', 'SPREADSHEET_ERROR'],
    ])
  })

  it('says that it has a header and no rows, in each layout', async () => {
    const own = await door.sample.add(attendance, { 'a.csv': `${header}\n,,,\n` })
    expect([own.outcome, ...refused(own)]).to.deep.equal(['refused', 'a.csv:1 NO_ROWS'])
    expect(own).to.include({ read: 1, accepted: 0, rejected: 1 })
    const title = 'Four-Year Graduation Rates, 2016-17\nAll Districts, All Students\nDistrict,Four-Year Cohort Count\n'
    expect(refused(await door.sample.add(graduation, { 'g.csv': title }))).to.deep.equal(['g.csv:3 NO_ROWS'])
  })

  it('is passed over, with a warning, where it has no rows and others have', async () => {
    const report = await door.sample.add(attendance, { 'a.csv': `${header}\n${rows}\n`, 'b.csv': `${header}\n` })
    expect([report.outcome, report.accepted, ...warned(report)]).to.deep.equal([
      ...['changed', 2],
      ...['a.csv ROSTER_EMPTY', 'b.csv:1 NO_ROWS'],
    ])
  })

  it('gives the same rows in one pass as row by row, with rows of commas at its end', async () => {
    const lines = Array.from(
      { length: 9_000 },
      (_, index) => `P${100_000 + index}${'-'.repeat(240)},S1,2016-09-30,true`,
    )
    const large = `${header}\n${lines.join('\n')}\n${',,,\n'.repeat(5)}`
    expect(await door.sample.add(attendance, { 'a.csv': large })).to.include({ read: 9_000, accepted: 9_000 })
    const [first, other] = [`${header.toUpperCase()},\n`, large.slice(header.length + 1)]
    const odd = await door.sample.add(attendance, { 'b.csv': first + other })
    expect([odd.outcome, odd.read]).to.deep.equal(['unchanged', 9_000])
    const stray = large.replace(`${lines[5000]}`, `${lines[5000]},x`)
    expect(refused(await door.sample.add(attendance, { 'c.csv': stray }))).to.deep.equal(['c.csv:5002 NAMELESS_CELL x'])
  })
})
