import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { MikroORM } from '@mikro-orm/sqlite'
import { run, type ServerError, startServer } from '@planwright/server'
import { expect } from 'chai'
import { writeLibraryDistrict } from '../support/library-district.js'
import { newFolder, quietLog, settingsFor, TestServer } from '../support/test-server.js'

async function refusalOf(start: Promise<unknown>): Promise<ServerError> {
  return start.then(
    () => expect.fail('the server started'),
    (error: ServerError) => error,
  )
}

describe('a start that cannot work', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>

  beforeEach(async () => {
    folder = await newFolder()
  })

  afterEach(() => folder.remove())

  it('says that the port is taken, and which other to use', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const { port } = other.address() as { port: number }
    const error = await refusalOf(startServer({ ...settingsFor(folder.path), port }, quietLog()))
    other.close()
    expect(error.code).to.equal('PORT_TAKEN')
    expect(error.message).to.equal(`Port ${port} of this machine is already in use.`)
    expect(error.remedy).to.match(/PORT=\d+/)
  })

  it('says that the data folder cannot be written', async () => {
    const file = join(folder.path, 'a-file')
    await writeFile(file, '')
    const error = await refusalOf(startServer(settingsFor(join(file, 'data')), quietLog()))
    expect(error.code).to.equal('DATA_FOLDER_UNWRITABLE')
    expect(error.remedy).to.contain('PLANWRIGHT_DATA')
  })

  it('leaves a database of a newer version alone', async () => {
    await (await TestServer.start(folder.path)).stop()
    const records = await MikroORM.init({
      dbName: join(folder.path, 'records.sqlite'),
      entities: [],
      discovery: { warnWhenNoEntities: false },
    })
    await records.em
      .getConnection()
      .execute("insert into mikro_orm_migrations (name) values ('Migration29990101000000_later')")
    await records.close(true)
    const error = await refusalOf(startServer(settingsFor(folder.path), quietLog()))
    expect(error.code).to.equal('RECORDS_NEWER')
    expect(error.message).to.contain('Migration29990101000000_later')
  })

  it('says that the database is no database', async () => {
    await writeFile(join(folder.path, 'records.sqlite'), 'this is not a database, it is a letter '.repeat(50))
    const error = await refusalOf(startServer(settingsFor(folder.path), quietLog()))
    expect(error.code).to.equal('RECORDS_UNREADABLE')
  })

  it('keeps a folder of one district from the plan of another, also one that an earlier version made', async () => {
    const first = await TestServer.start(folder.path)
    await run(first.server.records.em.fork(), "delete from setting where name = 'district'")
    await first.stop()
    const other = await writeLibraryDistrict(join(folder.path, 'other'))
    const startOther = () => startServer({ ...settingsFor(folder.path), ...other }, quietLog())
    const error = await refusalOf(startOther())
    expect(error.code).to.equal('DATA_FOLDER_OTHER_DISTRICT')
    expect(error.message).to.contain('Riverton Schools').and.to.contain('0012').and.to.contain('0640011')
    expect(error.remedy).to.contain('PLANWRIGHT_DATA')
    await (await startServer(settingsFor(folder.path), quietLog())).close()
    expect((await refusalOf(startOther())).code).to.equal('DATA_FOLDER_OTHER_DISTRICT')
  })

  it('never mixes real and synthetic figures in one folder', async () => {
    await (await TestServer.start(folder.path)).stop()
    const error = await refusalOf(startServer({ ...settingsFor(folder.path), label: 'Synthetic data' }, quietLog()))
    expect(error.code).to.equal('DATA_FOLDER_OTHER_LABEL')
  })
})
