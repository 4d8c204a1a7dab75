import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeRecords, openRecords, type Records, run, type ServerError, sealOf, sealRecords } from '@planwright/server'
import { expect } from 'chai'
import { newFolder } from '../support/test-server.js'

describe('the seal of records', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let file: string

  /** Opens the records, does something, and closes them as a server does. */
  async function used(work: (records: Records) => Promise<unknown> = async () => undefined): Promise<void> {
    const records = await openRecords(file)
    await work(records)
    await closeRecords(records)
    await sealRecords(file)
  }

  const keep = (name: string) => (records: Records) =>
    run(records.em.fork(), 'insert into setting (name, value) values (?, ?)', [name, 'kept'])
  const flip = async () => {
    const bytes = await readFile(file)
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 7) ^ 1, bytes.length - 7)
    await writeFile(file, bytes)
  }

  beforeEach(async () => {
    folder = await newFolder()
    file = join(folder.path, 'records.sqlite')
    await used(keep('first'))
  })

  afterEach(() => folder.remove())

  it('is whole where the file is as it was closed', async () => {
    expect(await sealOf(file)).to.equal('whole')
  })

  it('is broken by a single bit, and then they are not opened', async () => {
    await flip()
    expect(await sealOf(file)).to.equal('broken')
    const error = await openRecords(file).catch((thrown: ServerError) => thrown)
    expect(error).to.have.property('code', 'RECORDS_CHANGED')
  })

  it('is whole where a copy of an earlier end was put back', async () => {
    await copyFile(file, `${file}.copy`)
    await used(keep('second'))
    await copyFile(`${file}.copy`, file)
    expect(await sealOf(file)).to.equal('whole')
  })

  it('is broken by a write-ahead log that somebody put beside the file', async () => {
    await writeFile(`${file}-wal`, 'of another database')
    expect(await sealOf(file)).to.equal('broken')
    expect(await openRecords(file).catch((thrown: ServerError) => thrown)).to.have.property('code', 'RECORDS_CHANGED')
  })

  it('says nothing of records that were not closed in order', async () => {
    const records = await openRecords(file)
    await keep('second')(records)
    await records.close(true)
    expect(await sealOf(file)).to.equal('unknown')
  })
})
