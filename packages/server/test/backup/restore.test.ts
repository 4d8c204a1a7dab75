import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { headFileOf } from '@planwright/audit'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { planwright } from '../support/planwright-command.js'
import { BackedUpLibrary, backupsIn, killedAt } from './backed-up-library.js'

describe('restoring a backup', () => {
  let library: BackedUpLibrary

  beforeEach(async () => {
    library = await BackedUpLibrary.start()
  })

  afterEach(() => library.stop())

  const changeLoans = () =>
    importText(library.server, 'library.loans', 'student,school,schoolYear,loan,days,onTime\na,1,2021-22,1,3,false\n')

  it('gives the answers of its moment, says what it is of and what to do next, and is on record', async () => {
    const answers = await library.answers()
    const backup = await library.backUp('backups')
    await changeLoans()
    const data = library.path('restored')
    const { said, status } = await library.restore(backup, data)
    expect(status).to.equal(0)
    expect(said).to.match(/as of \d{4}-.+Z\.\nThe audit trail ended at \d+:[0-9a-f]{64};/)
    expect(said).to.contain(`PLANWRIGHT_DATA=${data} npm start`)
    expect(await library.answersIn(data)).to.equal(answers)
    const shown = await planwright('audit', 'show', '--data', data, '--action', 'backup.restore')
    expect(shown.said).to.contain(`operator  backup.restore  ${backup}`)
    expect((await planwright('audit', 'verify', '--data', data)).status).to.equal(0)
  }).timeout(60_000)

  it('takes the newest of a folder of backups', async () => {
    await library.backUp('backups')
    await changeLoans()
    const newest = await library.backUp('backups')
    expect(await backupsIn(library.path('backups'))).to.have.length(2)
    const data = library.path('restored')
    expect((await library.restore(library.path('backups'), data)).said).to.contain(`Restored ${newest} to`)
    expect(await library.answersIn(data)).to.equal(await library.answers())
  }).timeout(60_000)

  it('is refused over the folder of a server that runs, and over anything else', async () => {
    const backup = await library.backUp('backups')
    await mkdir(library.path('full'))
    await writeFile(join(library.path('full'), 'mine.txt'), 'mine')
    const [used, full] = [
      await library.restore(backup, library.data),
      await library.restore(backup, library.path('full')),
    ]
    expect([used.status, full.status]).to.deep.equal([1, 1])
    expect(used.complained).to.contain('DATA_FOLDER_IN_USE').and.to.contain(`process ${process.pid}`)
    expect(full.complained).to.contain('RESTORE_NOT_EMPTY')
    expect(await readdir(library.path('full'))).to.deep.equal(['mine.txt'])
  })

  it('leaves nothing where it is killed, and clears up the next time', async () => {
    await library.sendLargeFile()
    const backup = await library.backUp('backups')
    const data = library.path('parent/restored')
    expect(await killedAt('restoring', { command: 'restore', backup, data }), 'the kill struck').to.equal(true)
    expect(await readdir(dirname(data))).to.not.include('restored')
    expect((await library.restore(backup, data)).status).to.equal(0)
    expect(await readdir(dirname(data))).to.deep.equal(['restored'])
  }).timeout(60_000)

  it('is not needed for a copy made with SQLite’s own backup and the archive: a start gives the same answers', async () => {
    const answers = await library.answers()
    const data = library.path('copied')
    await mkdir(data)
    const into = join(data, 'records.sqlite')
    await cp(headFileOf(library.data), headFileOf(data))
    await library.server.server.records.em.getConnection().execute('vacuum into ?', [into])
    await cp(join(library.data, 'archive'), join(data, 'archive'), { recursive: true })
    expect(await library.answersIn(data)).to.equal(answers)
  })
})
