import { workbookOf, zipOf } from '@planwright/testing'
import { expect } from 'chai'
import { attendance, graduation, requests } from '../store/sample-store.js'
import { importDoor, refused, warned } from './import-door.js'

const header = ['student', 'school', 'date', 'present']
const day = new Date('2016-09-30T00:00:00Z')
const row = ['0012', 'S1', day, true]

describe('a workbook', () => {
  const door = importDoor()
  const add = (book: Buffer) => door.sample.add(attendance, { 'book.xlsx': book })

  it('is read with its texts, days and truth values as they show', async () => {
    expect(refused(await add(await workbookOf({ Days: [header, row, ['13', 'S1', '2016-10-03', 'no']] })))).to.be.empty
    expect(await door.sample.store.rows(attendance.id)).to.deep.equal([
      { student: '0012', school: 'S1', date: '2016-09-30', present: true },
      { student: '13', school: 'S1', date: '2016-10-03', present: false },
    ])
    expect(await door.sample.archive.held()).to.have.length(1)
  })

  it('has all digits of its numbers and none that the person who wrote them did not see', async () => {
    const rows = [
      ['request', 'school', 'asked', 'days', 'cost'],
      [100_000_000_000_000, 7, day, 100_000, 0.1 + 0.2],
      ['b', 'S1', day, -3, 1250.5],
      [1e21, 'S1', day, 0, 1e-7],
    ]
    const report = await door.sample.add(requests, { 'book.xlsx': await workbookOf({ A: rows }) })
    expect(refused(report)).to.deep.equal(['book.xlsx:4 cost BAD_DECIMAL 0.0000001'])
    const good = await door.sample.add(requests, { 'book.xlsx': await workbookOf({ A: rows.slice(0, 3) }) })
    expect(refused(good)).to.deep.equal([])
    expect(
      (await door.sample.store.rows(requests.id)).map(({ request, school, days, cost }) => [
        request,
        school,
        days,
        cost,
      ]),
    ).to.deep.equal([
      ['100000000000000', '7', 100_000, 0.3],
      ['b', 'S1', -3, 1250.5],
    ])
  })

  it('names the row of the sheet, passing over empty ones', async () => {
    const rows = [[], header, [], row, [null, null, null, null], ['1', 'S1', new Date('2016-09-30T08:15:00Z'), true]]
    const report = await add(await workbookOf({ Days: rows }))
    expect(refused(report)).to.deep.equal(['book.xlsx:6 date TIME_OF_DAY 2016-09-30T08:15:00'])
    expect(report).to.include({ read: 2, rejected: 1 })
  })

  it('is refused for a cell that holds an error, with the place', async () => {
    const book = sheetXml(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>student</t></is></c><c r="B1" t="inlineStr"><is><t>school</t></is></c>' +
        '<c r="C1" t="inlineStr"><is><t>date</t></is></c><c r="D1" t="inlineStr"><is><t>present</t></is></c></row>' +
        '<row r="3"><c r="A3" t="str"><f>"00"&amp;"12"</f><v>0012</v></c><c r="B3" t="e"><v>#REF!</v></c>' +
        '<c r="C3" t="d"><v>2016-09-30T00:00:00</v></c><c r="D3" t="b"><v>1</v></c></row>',
    )
    expect(refused(await add(book))).to.deep.equal(['book.xlsx:3 school SPREADSHEET_ERROR #REF!'])
  })

  it('has the stored value of a formula and every line of a cell', async () => {
    const book = sheetXml(
      '<row r="1"><c r="A1" t="str"><v>request</v></c><c r="B1" t="str"><v>school</v></c><c r="C1" t="str"><v>asked</v></c></row>' +
        '<row r="2"><c r="A2" t="inlineStr"><is><t>one\nother</t></is></c><c r="B2" t="str"><f>"0"&amp;"7"</f><v>07</v></c>' +
        '<c r="C2" t="d"><v>2016-09-30T00:00:00</v></c></row>',
    )
    expect(refused(await door.sample.add(requests, { 'book.xlsx': book }))).to.deep.equal([])
    const [read] = await door.sample.store.rows(requests.id)
    expect(read).to.include({ request: 'one\nother', school: '07', asked: '2016-09-30' })
  })

  it('has the percentages it shows, so that 25.4% is never read as a quarter of one percent', async () => {
    const rows = [
      ['request', 'school', 'asked', 'cost'],
      ['a', 'S1', day, 0.254],
    ]
    const book = await workbookOf({ A: rows }, { column: 3, format: '0.0%' })
    const report = await door.sample.add(requests, { 'book.xlsx': book })
    expect(refused(report)).to.deep.equal(['book.xlsx:2 cost BAD_DECIMAL 25.4%'])
  })

  it('is its one sheet with rows, or its one sheet whose header is known, and says what is not read', async () => {
    const one = await add(await workbookOf({ Notes: [], Days: [header, row], Sheet3: [] }))
    expect([one.accepted, ...warned(one)]).to.deep.equal([1, 'book.xlsx ROSTER_EMPTY'])
    const known = await add(await workbookOf({ Notes: [['made by', 'me']], Days: [header, row] }))
    expect([known.accepted, ...warned(known)]).to.deep.equal([
      ...[1, 'book.xlsx/Notes SHEET_NOT_READ'],
      'book.xlsx/Days ROSTER_EMPTY',
    ])
  })

  it('is refused where several of its sheets could be meant, naming them', async () => {
    const report = await add(await workbookOf({ May: [header, row], June: [header, row] }))
    expect([report.outcome, report.rejects[0]?.code]).to.deep.equal(['refused', 'SEVERAL_SHEETS'])
    expect(report.rejects[0]?.cause).to.contain('book.xlsx/May, book.xlsx/June')
  })

  it('is refused where it has a header and no rows, no rows at all, or is damaged', async () => {
    expect(refused(await add(await workbookOf({ Days: [header] })))).to.deep.equal(['book.xlsx:1 NO_ROWS'])
    expect(refused(await add(await workbookOf({ Days: [] })))).to.deep.equal(['book.xlsx EMPTY_FILE'])
    const damaged = zipOf({ 'xl/workbook.xml': '<workbook', '[Content_Types].xml': 'x' })
    expect(refused(await add(damaged))).to.deep.equal(['book.xlsx WORKBOOK_UNREADABLE'])
  })

  it('may be an export of the state, with its title above the header', async () => {
    const rows = [
      ['Four-Year Graduation Rates, 2016-17'],
      ['All Districts, All Students'],
      ['District', 'District Code', 'Four-Year Cohort Count'],
      ['East Hartford School District', '0430011', 500],
    ]
    const report = await door.sample.add(graduation, { 'book.xlsx': await workbookOf({ Rates: rows }) })
    expect(refused(report)).to.deep.equal([])
    expect((await door.sample.store.rows(graduation.id))[0]).to.include({ orgUnit: 'peer/0430011', cohort: 500 })
  })
})

/** A workbook of one sheet whose rows are written down as they stand in the file. */
function sheetXml(rows: string): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/${type}" Target="${target}"/></Relationships>`
  return zipOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  })
}
