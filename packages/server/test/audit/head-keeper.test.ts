import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headFileOf, readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { AuditTrail, HeadKeeper, openRecords } from '@planwright/server'
import { expect } from 'chai'
import { newFolder } from '../support/test-server.js'

type Folder = Awaited<ReturnType<typeof newFolder>>

describe('the head of the audit trail, at a start', () => {
  let folder: Folder
  let records: Awaited<ReturnType<typeof openRecords>>
  let said: string[]
  let head: HeadKeeper

  beforeEach(async () => {
    folder = await newFolder()
    records = await openRecords(join(folder.path, 'records.sqlite'))
    said = []
    head = new HeadKeeper(folder.path, { info: (line) => void said.push(line), unexpected: () => 'log-id' })
    const trail = new AuditTrail(records.em, head, () => '2026-11-24T05:00:00.000Z')
    for (const target of ['one', 'two', 'three'])
      await trail.record({ subject: 'ana', action: 'try', target, release: null, details: {} })
  })

  afterEach(async () => {
    await records.close(true)
    await folder.remove()
  })

  const lines = async () => (await readFile(headFileOf(folder.path), 'utf8')).trimEnd().split('\n')
  const verdict = () =>
    verifyTrail(storedRows(folder.path), () => readAnchors(folder.path), { times: 1, milliseconds: 0 })

  it('is printed, so that it can be noted elsewhere', async () => {
    await head.catchUp(records.em)
    expect(said).to.deep.equal([`Audit head: ${(await lines()).at(-1)?.replace(' ', ':')}`])
  })

  it('is caught up where a killed server wrote an entry and could not name it, and that is said', async () => {
    const all = await lines()
    await writeFile(headFileOf(folder.path), `${all.slice(0, 2).join('\n')}\n`)
    expect((await verdict()).fault?.kind).to.equal('NOT_ANCHORED')
    await head.catchUp(records.em)
    expect(said[0]).to.contain('Audit entries from 3 on')
    expect(await lines()).to.deep.equal(all)
    expect((await verdict()).fault).to.equal(null)
  })

  it('is caught up where one of two processes that wrote was killed before it could name its entry', async () => {
    const all = await lines()
    await writeFile(headFileOf(folder.path), `${[all[0], all[2]].join('\n')}\n`)
    await head.catchUp(records.em)
    expect(said[0]).to.contain('Audit entries from 2 on')
    expect((await lines()).sort()).to.deep.equal(all)
    expect((await verdict()).fault).to.equal(null)
  })

  it('loses a line that was written half', async () => {
    const all = await lines()
    await appendFile(headFileOf(folder.path), '4 3fa')
    await head.catchUp(records.em)
    expect(await lines()).to.deep.equal(all)
  })

  for (const [what, sql] of [
    ['was cut off', 'delete from audit_entry where seq = 3'],
    ['was replaced', `update audit_entry set hash = '${'0'.repeat(64)}' where seq = 3`],
  ])
    it(`is told to be broken where the end ${what}, and is not mended`, async () => {
      const all = await lines()
      const connection = records.em.getConnection()
      for (const change of ['update', 'delete']) await connection.execute(`drop trigger audit_entry_no_${change}`)
      await connection.execute(sql ?? '')
      await head.catchUp(records.em)
      expect(said[0]).to.contain('The audit trail is broken')
      expect(await lines()).to.deep.equal(all)
    })
})
