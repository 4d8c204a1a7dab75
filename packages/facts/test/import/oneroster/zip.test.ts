import { roster } from '@planwright/sdk'
import { zipOf } from '@planwright/testing'
import { expect } from 'chai'
import { importDoor } from '../import-door.js'
import { importRoster, said } from './export-folder.js'
import { changed, smallExport } from './small-export.js'

describe('a OneRoster export in a zip file', () => {
  const door = importDoor()

  it('is the same as its files', async () => {
    const hidden = { 'notes.txt': 'x', '__MACOSX/._orgs.csv': 'x' }
    const report = await importRoster(door.sample, { 'export.zip': zipOf({ ...smallExport, ...hidden }) })
    expect(report).to.include({ outcome: 'changed', read: 21, rejected: 0, changed: 12 })
    expect(await importRoster(door.sample, smallExport)).to.include({ outcome: 'unchanged' })
    const [record] = await door.sample.store.imports()
    expect(record?.files.map(({ name }) => name)).to.deep.equal(['export.zip'])
  })

  it('names the file within it where something is wrong', async () => {
    const zip = zipOf(changed('enrollments.csv', 'e4,,,k2', 'e4,,,k9'))
    const report = await importRoster(door.sample, { 'export.zip': zip })
    expect(said(report.rejects)).to.deep.equal(['enrollments.csv:5 classSourcedId ONEROSTER_UNKNOWN_ID k9'])
  })

  it('leaves nothing in the archive but itself', async () => {
    await importRoster(door.sample, { 'export.zip': zipOf(smallExport) })
    const [record] = await door.sample.store.imports()
    const held = await door.sample.archive.held()
    expect(held.map(({ sha256 }) => sha256)).to.deep.equal(record?.files.map(({ sha256 }) => sha256))
  })

  it('is refused where it would unpack to far more than itself, before any of it is', async () => {
    const zip = zipOf(smallExport)
    const uncompressedSize = zip.indexOf('PK\x01\x02') + 24
    zip.writeUInt32LE(100 * 1024 ** 2, uncompressedSize)
    const report = await importRoster(door.sample, { 'export.zip': zip })
    expect([report.outcome, said(report.rejects)[0]]).to.deep.equal(['refused', 'export.zip ARCHIVE_UNREADABLE'])
    expect(await door.sample.archive.held()).to.have.length(1)
  })

  it('is refused where the zip file is cut off', async () => {
    const report = await importRoster(door.sample, { 'export.zip': zipOf(smallExport).subarray(0, 900) })
    expect(report.outcome).to.equal('refused')
    expect(said(report.rejects)[0]).to.equal('export.zip ARCHIVE_UNREADABLE')
    expect(await door.sample.store.rows(roster.schools.id)).to.deep.equal([])
  })
})
