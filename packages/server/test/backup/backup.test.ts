import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeBackup, openRecords, restoreBackup, type ServerError } from '@planwright/server'
import { expect } from 'chai'
import { endOf, startPlanwright } from '../support/planwright-command.js'
import { around, BackedUpLibrary, backupsIn, killedAt, leftIn, work, worked } from './backed-up-library.js'

const newestBackup = `select subject, target, details ->> 'manifest' as sum from audit_entry
  where action = 'backup.make' order by seq desc limit 1`

describe('a backup of a data folder whose server runs', () => {
  let library: BackedUpLibrary

  before(async () => {
    library = await BackedUpLibrary.start()
    await library.sendLargeFile()
  })

  after(() => library.stop())

  const filesIn = async (folder: string) => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  }
  /** The smallest file of the archive: one that an import was made from. */
  const neededFile = async () => {
    const files = await filesIn(join(library.data, 'archive'))
    const sized = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })))
    return sized.reduce((least, one) => (one.size < least.size ? one : least)).file
  }

  it('lists each of its files, which nobody but the operator reads, and is on record with the sum of the list', async () => {
    const backup = await library.backUp('listed')
    const { files } = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8'))
    const listed = files.map(({ path }: { readonly path: string }) => join(backup, path))
    const there = await filesIn(backup)
    expect(there.filter((file) => !/manifest\.\w+$/.test(file)).sort()).to.deep.equal(listed.sort())
    for (const file of [backup, ...there]) expect((await stat(file)).mode & 0o077, file).to.equal(0)
    const rows = await library.server.server.records.em.getConnection().execute(newestBackup)
    const [sum] = (await readFile(join(backup, 'manifest.sha256'), 'utf8')).split(' ')
    expect(rows).to.deep.equal([{ subject: 'operator', target: backup, sum }])
  })

  it('shares the files of the archive with the backup before, and no others', async () => {
    const [first, second] = [await library.backUp('shared'), await library.backUp('shared')]
    const inodes = async (backup: string) =>
      Promise.all((await filesIn(join(backup, 'archive'))).sort().map(async (file) => (await stat(file)).ino))
    expect(await inodes(second)).to.deep.equal(await inodes(first))
    const records = await Promise.all([first, second].map(async (one) => (await stat(join(one, 'records.sqlite'))).ino))
    expect(records[0]).to.not.equal(records[1])
  })

  it('is found damaged by a changed byte in any of its files, and by one that is gone or was put in', async () => {
    const backup = await library.backUp('damaged')
    const unfound: string[] = []
    const files = await filesIn(backup)
    const isFound = async () => (await library.refusalOf(backup))?.startsWith('BACKUP_')
    for (const file of files) {
      const whole = await readFile(file)
      const changed = Buffer.from(whole)
      const place = Math.floor(changed.length / 2)
      changed[place] = (changed[place] ?? 0) ^ 1
      await chmod(file, 0o600)
      await writeFile(file, changed)
      if (!(await isFound())) unfound.push(`changed ${file}`)
      await rm(file)
      if (!(await isFound())) unfound.push(`gone ${file}`)
      await writeFile(file, whole)
    }
    await writeFile(join(backup, 'archive', 'more'), 'x')
    if (!(await isFound())) unfound.push('put in')
    await rm(join(backup, 'archive', 'more'))
    console.log(`      ${2 * files.length + 1} damages of a backup: ${unfound.length} not found`)
    expect(unfound).to.deep.equal([])
    expect(await library.refusalOf(backup), 'the whole one').to.equal(null)
  })

  for (const step of ['copying the records', 'copying the archive', 'checking the backup'])
    it(`leaves no half backup where it is killed while ${step}, and the next one clears up`, async () => {
      const name = step.replaceAll(' ', '-')
      const order = { command: 'backup', data: library.data, to: library.path(name) }
      expect(await killedAt(step, order), 'the kill struck').to.equal(true)
      expect(await backupsIn(library.path(name))).to.deep.equal([])
      expect(await library.refusalOf(library.path(name))).to.equal('BACKUP_NOT_FOUND')
      await library.backUp(name)
      expect(await backupsIn(library.path(name))).to.have.length(1)
      expect(await leftIn(library.path(name))).to.deep.equal([])
    }).timeout(60_000)

  it('ends and clears up when it is stopped', async () => {
    const to = library.path('stopped')
    const command = startPlanwright('backup', '--data', library.data, '--to', to)
    command.stderr?.on('data', (text) => String(text).includes('copying the archive') && command.kill('SIGINT'))
    const { status, complained } = await endOf(command)
    expect(complained).to.contain('Stopped. Nothing was left behind.')
    expect(status).to.equal(2)
    expect(await readdir(to)).to.deep.equal([])
  }).timeout(60_000)

  it('takes a file that was damaged in the archive since from the backup before', async () => {
    await library.backUp('healed')
    const file = await neededFile()
    const whole = await readFile(file)
    await chmod(file, 0o600)
    await writeFile(file, 'damaged')
    try {
      await library.backUp('healed')
    } finally {
      await writeFile(file, whole)
    }
  })

  it('is refused with the names of the files where imports cannot be done again from the archive', async () => {
    const file = await neededFile()
    const whole = await readFile(file)
    await chmod(file, 0o600)
    try {
      for (const harm of [() => writeFile(file, 'damaged'), () => rm(file)]) {
        await harm()
        const to = library.path('refused')
        const { status, complained } = await worked({ command: 'backup', data: library.data, to })
        expect(complained).to.contain('ARCHIVE_FILES_BAD').and.to.contain(file.slice(-64))
        expect(status).to.equal(1)
        expect(await readdir(to)).to.deep.equal([])
      }
    } finally {
      await writeFile(file, whole)
    }
  })

  it('names the imports that a killed server left at work', async () => {
    expect((await library.restore(await library.backUp('before-kill'), library.path('killed'))).status).to.equal(0)
    const records = await openRecords(join(library.path('killed'), 'records.sqlite'))
    const connection = records.em.getConnection()
    await connection.execute("insert into setting (name, value) values ('recording', '1')")
    await connection.execute("update import set state = 'RUNNING', finishedAt = null where dataset = 'library.loans'")
    await connection.execute("delete from setting where name = 'recording'")
    await records.close(true)
    const { said } = await worked({ command: 'backup', data: library.path('killed'), to: library.path('of-killed') })
    expect(said).to.match(/^import\/\S+ had not ended: after a restore, start it again\.$/m)
  }).timeout(120_000)

  it('can be made of records of an older version, whose restored copy starts', async () => {
    const answers = await library.answers()
    expect((await library.restore(await library.backUp('newer'), library.path('older'))).status).to.equal(0)
    const records = await openRecords(join(library.path('older'), 'records.sqlite'))
    const connection = records.em.getConnection()
    await connection.execute('drop table api_key')
    await connection.execute("delete from mikro_orm_migrations where name like '%_api_keys'")
    await records.close(true)
    await makeBackup({ data: library.path('older'), to: library.path('of-older') }, work, around)
    const data = library.path('upgraded')
    await restoreBackup({ backup: library.path('of-older'), data }, work, around)
    expect(await library.answersIn(data)).to.equal(answers)
  }).timeout(60_000)

  for (const [what, data, to, code] of [
    ['a folder without records', 'none', 'x', 'DATA_FOLDER_WITHOUT_RECORDS'],
    ['a place in the data folder', 'data', 'data/backups', 'BACKUP_INSIDE_DATA'],
    ['a place that is a file', 'data', 'plan.yaml', 'BACKUP_PLACE_UNUSABLE'],
  ] as const)
    it(`is refused for ${what}`, async () => {
      const order = { data: library.path(data), to: library.path(to) }
      const refused = await makeBackup(order, work, around).then(
        () => null,
        (error: ServerError) => error.code,
      )
      expect(refused).to.equal(code)
    })
})
