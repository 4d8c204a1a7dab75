import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { headFileOf, readAnchors, storedRows, verifyTrail } from '@planwright/audit'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const setTarget = `mutation ($input: TargetInput!) { setTarget(input: $input) { problems { code } } }`

const target = { indicator: 'library.returned', value: 90, by: '2021-22', reason: { en: 'We can.' } }

/** Tables that follow from the plan file, the plugins and the imports, and the trail's own. */
const workedOut: ReadonlySet<string> = new Set([
  ...['plan', 'priority', 'strategy', 'goal', 'action', 'department', 'setting'],
  ...['orgUnit', 'orgUnitYear', 'observation', 'calculation', 'indicatorVersion', 'definitionInForce', 'yearToDate'],
  ...['audit_entry', 'mikro_orm_migrations', 'sqlite_sequence'],
])

describe('the audit trail', () => {
  let server: TestServer & { readonly folder: string }
  let data: string

  before(async () => {
    server = await startLibrary()
    data = join(server.folder, 'data')
  })

  after(() => server.stop())

  const entries = async () => {
    const found = []
    for await (const { subject, action, target, details } of storedRows(data))
      found.push({ subject, action, target, details })
    return found
  }

  /** What the trail says of what happens while some work is done. */
  const during = async (work: () => Promise<unknown>) => {
    const { length } = await entries()
    await work()
    return (await entries()).slice(length)
  }

  const refusal = (sql: string) =>
    server.server.records.em
      .getConnection()
      .execute(sql, [], 'run')
      .then(
        () => 'done',
        (error: Error) => error.message,
      )

  it('names the server for what a start does by itself', async () => {
    expect((await entries())[0]).to.include({ subject: 'server', action: 'plan.read', target: 'plans/riverton' })
  })

  it('says who set a target, and to what', async () => {
    const [entry, ...more] = await during(() => server.ask(setTarget, { input: target }, 'Ana Ruiz'))
    expect(entry).to.include({ subject: 'Ana Ruiz', action: 'target.set', target: 'library.returned' })
    expect(JSON.parse(String(entry?.details))).to.include({ value: 90, by: '2021-22', instead: null })
    expect(more).to.deep.equal([])
  })

  it('says nothing of a target that was set before, for nothing changes', async () => {
    expect(await during(() => server.ask(setTarget, { input: target }, 'Ana Ruiz'))).to.deep.equal([])
  })

  it('says what was refused, and why', async () => {
    const input = { ...target, indicator: 'library.nothing' }
    const [entry] = await during(() => server.ask(setTarget, { input }, 'Ana Ruiz'))
    expect(entry).to.include({ subject: 'Ana Ruiz', action: 'mutation.refused', target: 'setTarget' })
  })

  it('tells of a file, of its import and of the end of it, in this order', async () => {
    const content = 'student,school,schoolYear,loan,days,onTime\ns1,1,2019-20,1,3,true\n'
    const told = await during(() => importText(server, 'library.loans', content))
    expect(told.map(({ action }) => action)).to.deep.equal(['file.store', 'import.start', 'import.end'])
    expect(JSON.parse(String(told.at(-1)?.details))).to.have.keys('state', 'read', 'accepted', 'rejected', 'changed')
  })

  it('tells of each step in the life of a registered indicator', async () => {
    await fillLibrary(server)
    const steps = registering(server)
    const told = await during(async () => {
      await steps.register(shortLoans(), 'Ana Ruiz')
      await steps.propose('library.short-loans', 'Ana Ruiz')
      await steps.approve('library.short-loans', 'José Muñoz')
    })
    expect(told.map(({ subject, action }) => `${subject}: ${action}`)).to.deep.equal([
      'Ana Ruiz: indicator.register',
      'Ana Ruiz: indicator.propose',
      'José Muñoz: indicator.approve',
    ])
  })

  it('tells who looked at students’ figures as they stand, once for a request', async () => {
    const query = '{ one: indicator(id: "library.returned") { latest { value } series { value } } }'
    const told = await during(() => server.ask(query, {}, 'Ana Ruiz'))
    expect(told.map(({ subject, action }) => `${subject}: ${action}`)).to.deep.equal(['Ana Ruiz: figures.read-exact'])
    const details = JSON.parse(String(told[0]?.details))
    expect(details).to.deep.include({ indicators: ['library.returned'], orgUnits: ['district'] })
    expect(details.figures).to.be.at.least(4)
  })

  it('tells it of a question by WebSocket as well', async () => {
    const query = '{ indicator(id: "library.returned") { latest { value } } }'
    const told = await during(() => server.everythingOf(query, {}))
    expect(told.map(({ action }) => action)).to.deep.equal(['figures.read-exact'])
  })

  it('keeps an answer back that it cannot record', async () => {
    const connection = server.server.records.em.getConnection()
    await connection.execute(`create trigger full before insert on audit_entry begin select raise(abort, 'full'); end`)
    const answer = await server.ask<unknown>('{ indicator(id: "library.returned") { latest { value } } }')
    await connection.execute('drop trigger full')
    expect(answer.errors?.[0]?.extensions.code).to.equal('INTERNAL')
    expect(answer.data ?? null).to.equal(null)
  })

  it('can be added to, and no statement alters it', async () => {
    expect(await refusal(`update audit_entry set subject = 'nobody'`)).to.contain('The audit trail only grows.')
    expect(await refusal('delete from audit_entry')).to.contain('The audit trail only grows.')
    const again = 'insert or replace into audit_entry select * from audit_entry where seq = 1'
    expect(await refusal(again)).to.contain('The audit trail grows at its end.')
  })

  it('must be told of whatever is written to a table, unless the server works the table out by itself', async () => {
    const connection = server.server.records.em.getConnection()
    const tables: { name: string }[] = await connection.execute("select name from sqlite_master where type = 'table'")
    const sql = 'select tbl_name as "table", sql from sqlite_master where type = \'trigger\''
    const triggers: { table: string; sql: string }[] = await connection.execute(sql)
    const isGuarded = (name: string) =>
      ['insert', 'update', 'delete'].every((change) =>
        triggers.some(({ table, sql }) => table === name && sql.includes(` before ${change} on `)),
      )
    const open = tables.map(({ name }) => name).filter((name) => !isGuarded(name))
    expect(open.filter((name) => !workedOut.has(name))).to.deep.equal([])
  })

  it('lets nobody set a target behind its back', async () => {
    expect(await refusal('update target set value = 1')).to.contain('must be recorded in the audit trail')
    expect(await refusal('delete from target')).to.contain('must be recorded in the audit trail')
  })

  it('is whole, each entry being named in the file beside the table', async () => {
    const { fault, head } = await verifyTrail(storedRows(data), () => readAnchors(data))
    expect(fault).to.equal(null)
    expect(head.seq).to.equal((await entries()).length)
    expect((await readAnchors(data)).last).to.equal(head.seq)
  })

  it('is found broken where somebody writes to that file', async () => {
    await appendFile(headFileOf(data), `9999 ${'0'.repeat(64)}\n`)
    const { fault } = await verifyTrail(storedRows(data), () => readAnchors(data))
    expect(fault?.kind).to.equal('TAIL_CUT')
  })
})
