import { gzipSync } from 'node:zlib'
import { workbookOf, zipOf } from '@planwright/testing'
import { expect } from 'chai'
import { attendance } from '../store/sample-store.js'
import { importDoor, refused, warned } from './import-door.js'

const header = 'student,school,date,present\n'
const october = `${header}1,S1,2016-10-03,y\n`
const november = `${header}1,S1,2016-11-01,n\n`

describe('a packed file', () => {
  const door = importDoor()
  const add = (files: Readonly<Record<string, string | Buffer>>) => door.sample.add(attendance, files)
  const days = async () => (await door.sample.store.rows(attendance.id)).map(({ date }) => date)

  it('is as many files as a zip file holds, and keeps nothing else in the archive', async () => {
    const zip = zipOf({ 'a/10.csv': october, 'a/11.CSV': november, '__MACOSX/._10.csv': 'x' })
    expect(await add({ 'year.zip': zip })).to.include({ outcome: 'changed', read: 2, accepted: 2 })
    expect(await days()).to.deep.equal(['2016-10-03', '2016-11-01'])
    const [record] = await door.sample.store.imports()
    expect(record?.files.map(({ name }) => name)).to.deep.equal(['year.zip'])
    expect(await door.sample.archive.held()).to.have.length(1)
  })

  it('names the file within a zip file where something is wrong, and what is not read', async () => {
    const zip = zipOf({ 'part.csv': `${header}1,S1,never,y\n`, 'notes.txt': 'x' })
    const report = await add({ 'year.zip': zip })
    expect(refused(report)).to.deep.equal(['year.zip/part.csv:2 date BAD_DATE never'])
    expect(warned(report)).to.deep.equal(['year.zip ENTRY_NOT_READ notes.txt'])
  })

  it('is the file that a gzip file holds, whatever its name', async () => {
    expect(await add({ 'a.csv.gz': gzipSync(october) })).to.include({ outcome: 'changed', accepted: 1 })
    expect(await add({ 'renamed.csv': gzipSync(october) })).to.include({ outcome: 'unchanged', accepted: 1 })
    const bad = await add({ 'b.gz': gzipSync(`${header}1,S1,never,y\n`) })
    expect(refused(bad)).to.deep.equal(['b.gz:2 date BAD_DATE never'])
    expect(await door.sample.archive.held()).to.have.length(2)
  })

  it('may hold workbooks and gzip files in a zip file', async () => {
    const book = await workbookOf({
      Days: [
        ['student', 'school', 'date', 'present'],
        ['1', 'S1', '2016-11-01', false],
      ],
    })
    const zip = zipOf({ '10.csv.gz': gzipSync(october), '11.xlsx': book })
    expect(await add({ 'year.zip': zip })).to.include({ outcome: 'changed', accepted: 2 })
    expect(await days()).to.deep.equal(['2016-10-03', '2016-11-01'])
    expect(await door.sample.archive.held()).to.have.length(1)
  })

  it('is refused where it is damaged, cut off, or packed twice', async () => {
    const zipped = zipOf({ 'a.csv': october })
    const report = await add({
      'cut.zip': zipped.subarray(0, zipped.length - 30),
      'cut.gz': gzipSync(october).subarray(0, 40),
      'twice.gz': gzipSync(gzipSync(october)),
    })
    expect(refused(report)).to.deep.equal([
      ...['cut.zip ARCHIVE_UNREADABLE', 'cut.gz ARCHIVE_UNREADABLE', 'twice.gz ARCHIVE_UNREADABLE'],
    ])
    expect(await door.sample.archive.held()).to.have.length(3)
  })

  it('is no damaged file where its import is cancelled while it is unpacked', async () => {
    const stop = new AbortController()
    const zip = zipOf({ 'a.csv': october })
    const cancelled = door.sample.add(
      attendance,
      { 'a.zip': zip },
      { signal: stop.signal, onProgress: () => stop.abort() },
    )
    const error = await cancelled.catch((thrown: unknown) => thrown)
    expect(error).to.equal(stop.signal.reason)
    expect(await door.sample.archive.held()).to.have.length(1)
  })

  it('is refused where a zip file holds no table, naming what it holds', async () => {
    const report = await add({ 'a.zip': zipOf({ 'photo.jpg': 'x', 'b.zip': 'x' }) })
    expect(refused(report)).to.deep.equal(['a.zip ARCHIVE_WITHOUT_TABLES'])
    expect(report.rejects[0]?.cause).to.contain('photo.jpg, b.zip')
  })

  const others: Readonly<Record<string, string | Buffer>> = {
    'a PDF': '%PDF-1.7\n',
    'a web page (HTML)': '\ufeff <!DOCTYPE html><html><table><tr><td>student,school</td></tr></table></html>',
    'an XML file': '<?xml version="1.0"?><rows/>',
    'a JSON file': '[{"student": "1"}]',
    'a Parquet file': 'PAR1....',
    'a picture': Buffer.from('\x89PNG\r\n', 'latin1'),
    'an OpenDocument file': zipOf({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': '<x/>',
    }),
    'a text document (.docx)': zipOf({ 'word/document.xml': '<x/>' }),
  }
  it('is told from what is no table, which is named', async () => {
    const report = await add(Object.fromEntries(Object.entries(others).map(([name, content]) => [name, content])))
    expect(report.rejects.map(({ file, code, cause }) => [file, code, cause])).to.deep.equal(
      Object.keys(others).map((name) => [name, 'NOT_A_TABLE', `The file is ${name}, not a table.`]),
    )
  })

  it('is told from a workbook that is protected by a password or of an old format', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1000000', 'hex')
    const report = await add({ 'old.xls': old, 'locked.xlsx': old, 'b.xlsb': zipOf({ 'xl/workbook.bin': 'x' }) })
    expect(refused(report)).to.deep.equal(['old.xls OLD_WORKBOOK', 'locked.xlsx OLD_WORKBOOK', 'b.xlsb OLD_WORKBOOK'])
  })
})

describe('packed files that may unpack to 5,000 bytes', () => {
  const door = importDoor({ mostUnpacked: 5_000 })
  const large = header + Array.from({ length: 200 }, (_, index) => `${index},S1,2016-10-03,y\n`).join('')

  it('are refused where they would be more, alone or together', async () => {
    const half = gzipSync(large.slice(0, 3_003))
    const tooLarge = { 'a.gz': gzipSync(large.repeat(2)), 'b.zip': zipOf({ 'b.csv': large.repeat(2) }) }
    const report = await door.sample.add(attendance, {
      ...tooLarge,
      'c.gz': half,
      'd.gz': gzipSync(large.slice(0, 3_004)),
    })
    expect(refused(report).filter((text) => text.includes('ARCHIVE'))).to.deep.equal([
      ...['a.gz ARCHIVE_UNREADABLE', 'b.zip ARCHIVE_UNREADABLE', 'd.gz ARCHIVE_UNREADABLE'],
    ])
    expect(await door.sample.archive.held()).to.have.length(4)
  })

  it('are refused where a workbook repeats one text more often than that', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => [`${index}`, 'S'.repeat(100), '2016-10-03', 'y'])
    const book = await workbookOf({ A: [['student', 'school', 'date', 'present'], ...rows] })
    expect(refused(await door.sample.add(attendance, { 'a.xlsx': book }))).to.deep.equal(['a.xlsx WORKBOOK_UNREADABLE'])
  })
})
