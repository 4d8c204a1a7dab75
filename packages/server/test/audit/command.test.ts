import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { openRecords } from '@planwright/server'
import { expect } from 'chai'
import { LibraryProcess } from '../support/library-process.js'
import { repository } from '../support/repository.js'
import { newFolder } from '../support/test-server.js'

describe('the commands for the audit trail', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let library: LibraryProcess

  before(async () => {
    folder = await newFolder()
    library = await LibraryProcess.in(folder.path)
    const server = await library.start()
    await server.ask(`mutation { retireIndicator(id: "library.kept", reason: "a\\nb") { problems { code } } }`)
    await server.end('SIGKILL')
  })

  after(() => folder.remove())

  const audit = (...args: readonly string[]) => {
    const command = join(repository, 'packages/cli/bin/planwright.mjs')
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'audit', ...args], { encoding: 'utf8' })
    return { status, said: stdout, complained: stderr }
  }

  const headOf = () => /head is (\d+:[0-9a-f]{64})/.exec(audit('verify', '--data', library.data).said)?.[1] ?? ''

  it('say that the trail of a server that was killed is whole, and what its head is', () => {
    const { status, said } = audit('verify', '--data', library.data)
    expect(said).to.match(/^The audit trail is whole: \d+ entries\. Its head is \d+:[0-9a-f]{64}\n$/)
    expect(status).to.equal(0)
  })

  it('show who did what, a line each', () => {
    const { said, status } = audit('show', '--data', library.data, '--action', 'indicator.retire')
    expect(said).to.match(/^\d+ {2}\S+Z {2}operator {2}indicator\.retire {2}library\.kept {2}\{.*\}\n$/)
    expect(status).to.equal(0)
  })

  it('know a head that was noted before, and miss one that is gone', () => {
    const [seq = ''] = headOf().split(':')
    expect(audit('verify', '--data', library.data, '--head', headOf()).status).to.equal(0)
    const other = audit('verify', '--data', library.data, '--head', `${seq}:${'0'.repeat(64)}`)
    expect(other.status).to.equal(1)
    expect(other.complained).to.contain(`Entry ${seq} is not the one whose head was noted.`)
  })

  it('end with 2 where there is no trail', () => {
    const { status, complained } = audit('verify', '--data', join(folder.path, 'nowhere'))
    expect(status).to.equal(2)
    expect(complained).to.contain('holds no audit trail').and.to.contain('--data')
  })

  it('end with 1 and name the entry where somebody edited one', async () => {
    const records = await openRecords(join(library.data, 'records.sqlite'))
    const connection = records.em.getConnection()
    await connection.execute('drop trigger audit_entry_no_update')
    await connection.execute(`update audit_entry set subject = 'nobody' where subject = 'operator'`)
    await records.close(true)
    const { status, complained } = audit('verify', '--data', library.data)
    expect(status).to.equal(1)
    expect(complained).to.match(/^The audit trail is broken\. Entry \d+ was edited:/)
  })

  it('end with 1 and say where the end was cut off', async () => {
    const records = await openRecords(join(library.data, 'records.sqlite'))
    const connection = records.em.getConnection()
    await connection.execute('drop trigger audit_entry_no_delete')
    await connection.execute('delete from audit_entry where seq > 1')
    await records.close(true)
    const { status, complained } = audit('verify', '--data', library.data)
    expect(status).to.equal(1)
    expect(complained).to.contain('The end was cut off').and.to.contain('entry 2 is missing')
  })
})
