import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { repository } from '../support/repository.js'
import { newFolder, TestServer } from '../support/test-server.js'

const asking = '{ viewer { subject roles department { id } } }'

interface Asked {
  readonly viewer: { readonly subject: string; readonly roles: readonly string[] }
}

describe('a key for a script', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer

  before(async () => {
    folder = await newFolder()
    server = await TestServer.start(folder.path, { figuresFolder: null, directoryFile: null }, folder.remove)
  })

  after(() => server.stop())

  const planwright = async (...args: readonly string[]) => {
    const command = join(repository, 'packages/cli/bin/planwright.mjs')
    const all = [command, ...args, '--url', server.url, '--data', folder.path]
    const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], env: {} })
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
    return { out, err, status: child.exitCode }
  }

  const issue = (...more: readonly string[]) =>
    planwright('key', 'issue', 'nightly import', '--role', 'department-head', '--department', 'finance', ...more)

  it('is issued by the command, with a role and an end, and signs in', async () => {
    const { out, err, status } = await issue('--expires', '90d')
    expect(err).to.match(
      /^[0-9a-f]{16} {2}valid {2}until \d{4}-\d\d-\d\d {2}department-head \(finance\) {2}nightly import\n/,
    )
    expect(status).to.equal(0)
    const { viewer } = (await server.askWith<Asked>(out.trim(), asking)).data
    expect(viewer).to.deep.include({ roles: ['PUBLIC', 'DEPARTMENT_HEAD'], department: { id: 'finance' } })
    expect(viewer.subject).to.equal(`key/${out.slice(4, 20)}`)
  })

  it('is kept nowhere but as a hash', async () => {
    const token = (await issue('--expires', '1d')).out.trim()
    const rows = await server.server.records.em.getConnection().execute<object[]>('select * from api_key')
    const trail = await server.server.records.em.getConnection().execute<object[]>('select * from audit_entry')
    expect(JSON.stringify([rows, trail])).not.to.contain(token.slice(-43))
  })

  it('is accepted no more once it is revoked', async () => {
    const token = (await issue('--expires', '1d')).out.trim()
    const { out } = await planwright('key', 'revoke', token.slice(4, 20))
    expect(out).to.contain('  revoked  ')
    const answer = await server.askWith(token, asking)
    expect(answer.errors?.[0]?.extensions.code).to.equal('TOKEN_REFUSED')
  })

  it('is accepted no more once it has ended', async () => {
    const token = (await issue('--expires', '1d')).out.trim()
    const connection = server.server.records.em.getConnection()
    const past = "update api_key set expiresAt = '2020-01-01T00:00:00.000Z' where id = ?"
    const refused = await connection.execute(past, [token.slice(4, 20)]).then(
      () => 'changed',
      () => 'refused',
    )
    expect(refused, 'a key cannot be made to last longer').to.equal('refused')
    await connection.execute('drop trigger api_key_only_revoked')
    await connection.execute('drop trigger api_key_update_recorded')
    await connection.execute(past, [token.slice(4, 20)])
    const answer = await server.askWith(token, asking)
    expect(answer.errors?.[0]?.message).to.equal('The token was not accepted: it has expired.')
  })

  it('is not issued for longer than a year, without a department for its head, or for one that is not there', async () => {
    const far = await issue('--expires', '2999-01-01')
    expect(far.status).to.equal(1)
    expect(far.err).to.contain('ARGUMENT_INVALID at input.expiresAt')
    const none = await planwright('key', 'issue', 'x', '--role', 'department-head', '--expires', '1d')
    expect(none.err).to.contain('ARGUMENT_INVALID at input.department')
    const unknown = await issue('--department', 'finnance', '--expires', '1d')
    expect(unknown.err).to.contain('DEPARTMENT_UNKNOWN').and.to.contain('Did you mean finance?')
  })

  it('is listed with all others, without its secret', async () => {
    const token = (await issue('--expires', '30d')).out.trim()
    const { out } = await planwright('key', 'list')
    expect(out).to.contain(token.slice(4, 20)).and.not.to.contain(token.slice(21))
  })

  it('whose secret is another’s is refused like one that was never issued', async () => {
    const [one, other] = [(await issue('--expires', '1d')).out.trim(), (await issue('--expires', '1d')).out.trim()]
    const mixed = `${one.slice(0, 21)}${other.slice(21)}`
    const never = `pwk_${'0'.repeat(16)}_${other.slice(21)}`
    const answers = await Promise.all([mixed, never].map((token) => server.askWith(token, asking)))
    expect(answers[0]).to.deep.equal(answers[1])
    expect(answers[0]?.errors?.[0]?.extensions.code).to.equal('TOKEN_REFUSED')
  })
})
