import { join } from 'node:path'
import { storedRows } from '@planwright/audit'
import { AuditTrail, ExactReads, HeadKeeper, onStatement, openRecords, RefusedLogins } from '@planwright/server'
import { expect } from 'chai'
import { newFolder, quietLog } from '../support/test-server.js'

describe('the audit trail of what is looked at', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let records: Awaited<ReturnType<typeof openRecords>>
  let trail: AuditTrail

  beforeEach(async () => {
    folder = await newFolder()
    records = await openRecords(join(folder.path, 'records.sqlite'))
    trail = new AuditTrail(records.em, new HeadKeeper(folder.path, quietLog()), () => '2026-11-24T05:00:00.000Z')
  })

  afterEach(async () => {
    await records.close(true)
    await folder.remove()
  })

  const entries = async () => {
    const found = []
    for await (const { subject, action, details } of storedRows(folder.path))
      found.push({ subject, action, details: JSON.parse(String(details)) })
    return found
  }

  it('has one entry for a request, with the indicators, the places and the number of figures', async () => {
    const reads = new ExactReads(trail, 'ana.ruiz')
    reads.saw([
      { indicator: 'a.two', orgUnit: 'school/1' },
      { indicator: 'a.one', orgUnit: 'school/1' },
    ])
    reads.saw([{ indicator: 'a.one', orgUnit: 'school/2' }])
    await reads.keep()
    const names = { indicators: ['a.one', 'a.two'], orgUnits: ['school/1', 'school/2'] }
    const details = { figures: 3, ...names, indicatorCount: 2, orgUnitCount: 2 }
    expect(await entries()).to.deep.equal([{ subject: 'ana.ruiz', action: 'figures.read-exact', details }])
  })

  it('has no entry for a request that shows no exact figure, nor a second one for the same figures', async () => {
    const reads = new ExactReads(trail, 'ana.ruiz')
    await reads.keep()
    reads.saw([{ indicator: 'a.one', orgUnit: 'school/1' }])
    await reads.keep()
    await reads.keep()
    expect(await entries()).to.have.length(1)
  })

  it('lists so many names, and always tells how many there were', async () => {
    const reads = new ExactReads(trail, 'ana.ruiz')
    reads.saw(Array.from({ length: 1000 }, (_, school) => ({ indicator: 'a.one', orgUnit: `school/${school}` })))
    await reads.keep()
    const [entry] = await entries()
    expect(entry?.details).to.include({ figures: 1000, orgUnitCount: 1000 })
    expect(entry?.details.orgUnits).to.have.length(200)
  })

  it('keeps what many look at in the same moment together, an entry each', async () => {
    const statements: string[] = []
    const stop = onStatement(records.em, (sql) => statements.push(sql))
    const people = Array.from({ length: 50 }, (_, person) => `person ${person}`)
    await Promise.all(
      people.map((person) => {
        const reads = new ExactReads(trail, person)
        reads.saw([{ indicator: 'a.one', orgUnit: 'school/1' }])
        return reads.keep()
      }),
    )
    stop()
    expect((await entries()).map(({ subject }) => subject)).to.deep.equal(people)
    expect(statements.filter((sql) => /^begin/i.test(sql)).length).to.be.at.most(2)
  })

  it('goes on once what stopped it is over', async () => {
    const connection = records.em.getConnection()
    await connection.execute(`create trigger full before insert on audit_entry begin select raise(abort, 'full'); end`)
    const happening = { subject: 'ana', action: 'try', target: null, release: null, details: {} }
    const refused = await Promise.all(
      [1, 2].map(() =>
        trail.record(happening).then(
          () => 'kept',
          () => 'refused',
        ),
      ),
    )
    await connection.execute('drop trigger full')
    await trail.record(happening)
    expect(refused).to.deep.equal(['refused', 'refused'])
    expect(await entries()).to.have.length(1)
  })

  it('stops the answer where it cannot be kept', async () => {
    await records.em.getConnection().execute('drop table audit_entry')
    const reads = new ExactReads(trail, 'ana.ruiz')
    reads.saw([{ indicator: 'a.one', orgUnit: 'school/1' }])
    const kept = await reads.keep().then(
      () => 'kept',
      () => 'stopped',
    )
    expect(kept).to.equal('stopped')
  })

  it('has each refused login up to sixty in a minute, and how many more there were', async () => {
    let now = 0
    const logins = new RefusedLogins(trail, () => now)
    for (let time = 0; time < 100; time += 1) await logins.add('127.0.0.1', 'UNAUTHENTICATED', 'the key has expired')
    now = 60_000
    await logins.add('127.0.0.1', 'UNAUTHENTICATED', 'no such key was issued')
    const all = await entries()
    expect(all).to.have.length(61)
    const details = { address: '127.0.0.1', code: 'UNAUTHENTICATED', cause: 'no such key was issued' }
    expect(all.at(-1)).to.deep.equal({
      subject: 'public',
      action: 'login.refused',
      details: { ...details, unrecordedBefore: 40 },
    })
  })
})
