import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { watchFactStatements } from '@planwright/testing'
import { expect } from 'chai'
import type { WebSocket } from 'ws'
import { type Issuer, oidcOf, startIssuer } from '../support/issuer.js'
import { manyReplays } from '../support/long-work.js'
import { codeOfClosing, silentSocket } from '../support/sockets.js'
import { TestServer } from '../support/test-server.js'

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString()

interface Issued {
  readonly issued: { readonly token: string | null; readonly problems: readonly { readonly code: string }[] }
}

const issue = `mutation ($name: String!, $expiresAt: DateTimeISO!) {
  issued: issueApiKey(input: { name: $name, roles: [ADMINISTRATOR], expiresAt: $expiresAt }) { token problems { code } } }`
const revoke = `mutation ($id: ID!) { revokeApiKey(id: $id) { problems { code } } }`
const whoAsks = '{ viewer { subject } }'

/** A key of an administrator, issued by whoever holds a token; the operator unless said. */
async function keyBy(server: TestServer, token = server.tokenFor(), expiresAt = inAnHour()): Promise<string> {
  const { data, errors } = await server.askWith<Issued>(token, issue, { name: 'a test', expiresAt })
  if (data?.issued.token == null) throw new Error(JSON.stringify(errors ?? data))
  return data.issued.token
}

const idOf = (token: string) => token.slice(4, 20)

const end = (server: TestServer, token: string) => server.ask(revoke, { id: idOf(token) })

const codeFor = async (server: TestServer, token: string) =>
  (await server.askWith(token, whoAsks)).errors?.[0]?.extensions.code ?? 'accepted'

/** A WebSocket that is signed in, and hears nothing more. */
async function deafSocket(server: TestServer, token: string): Promise<WebSocket> {
  const socket = await silentSocket(server)
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }))
  await once(socket, 'message')
  socket.pause()
  return socket
}

async function keysIssuedBy(
  server: TestServer,
  token: string,
): Promise<readonly { readonly revokedAt: string | null }[]> {
  const sql = 'select revokedAt from api_key where issuedBy = ?'
  return server.server.records.em.getConnection().execute(sql, [`key/${idOf(token)}`])
}

describe('a key that is revoked', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('does nothing more on a WebSocket that was open, although its owner goes on sending', async () => {
    const key = await keyBy(server)
    const socket = await deafSocket(server, key)
    await end(server, key)
    const variables = { name: 'a way back', expiresAt: inAnHour() }
    for (let id = 0; id < 20; id += 1) {
      const payload = id % 2 === 0 ? { query: issue, variables } : { query: whoAsks }
      socket.send(JSON.stringify({ type: 'subscribe', id: String(id), payload }))
    }
    const heard: { readonly type: string; readonly payload?: { readonly data?: object | null } }[] = []
    socket.on('message', (message) => heard.push(JSON.parse(String(message))))
    socket.resume()
    expect(await codeOfClosing(socket)).to.equal(4403)
    const answered = heard.filter(({ type, payload }) => type === 'next' && payload?.data != null)
    const issued = await keysIssuedBy(server, key)
    console.log(`      ${answered.length + issued.length} of 20 operations after`)
    expect([answered, issued]).to.deep.equal([[], []])
  })

  for (const [how, ask] of Object.entries({
    'by HTTP': async (key: string, query: string) => {
      const answer = server.post({ query }, key)
      return async () => (await answer).status
    },
    'by WebSocket': async (key: string, query: string) => {
      const socket = await deafSocket(server, key)
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
      return async () => {
        socket.resume()
        return codeOfClosing(socket)
      }
    },
  }))
    it(`ends the work that is under way for it ${how}`, async () => {
      const { query } = await manyReplays(server)
      const statements = watchFactStatements()
      try {
        const key = await keyBy(server)
        const ended = await ask(key, query)
        await statements.begun(40)
        await end(server, key)
        await server.server.settled()
        const begun = statements.count()
        expect(await ended()).to.be.oneOf([401, 4403])
        await server.ask(query)
        expect(begun).to.be.below((statements.count() - begun) / 2)
      } finally {
        statements.stop()
      }
    })

  it('ends the upload that is under way for it, of which nothing is kept', async () => {
    const key = await keyBy(server)
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' }
    const upload = request(`${server.url}/files?name=a.csv`, { method: 'POST', headers })
    upload.on('error', () => undefined)
    const answer = once(upload, 'response')
    upload.write('a,b\n')
    while ((await codeFor(server, key)) !== 'accepted');
    await end(server, key)
    const [response] = await answer
    expect([response.statusCode, (await text(response)).includes('TOKEN_REFUSED')]).to.deep.equal([401, true])
    upload.destroy()
  })

  it('keeps nothing of a change that it asked for in the same moment', async () => {
    const key = await keyBy(server)
    const changes = Array.from({ length: 20 }, () =>
      server.askWith<Issued>(key, issue, { name: 'now', expiresAt: inAnHour() }),
    )
    const [answers] = await Promise.all([Promise.all(changes), end(server, key)])
    const given = answers.flatMap(({ data }) => data?.issued.token ?? [])
    expect(await Promise.all(given.map((token) => codeFor(server, token)))).to.deep.equal(
      given.map(() => 'TOKEN_REFUSED'),
    )
    expect((await keysIssuedBy(server, key)).filter(({ revokedAt }) => revokedAt === null)).to.deep.equal([])
  })

  it('takes with it the keys that were issued with it, and those that were issued with these', async () => {
    const first = await keyBy(server)
    const second = await keyBy(server, first, new Date(Date.now() + 1_800_000).toISOString())
    const third = await keyBy(server, second, new Date(Date.now() + 900_000).toISOString())
    expect(await codeFor(server, third)).to.equal('accepted')
    await end(server, first)
    const codes = await Promise.all([first, second, third].map((token) => codeFor(server, token)))
    expect(codes).to.deep.equal(['TOKEN_REFUSED', 'TOKEN_REFUSED', 'TOKEN_REFUSED'])
    const sql = "select count(*) as n from audit_entry where action = 'key.revoke' and target in (?, ?, ?)"
    const names = [first, second, third].map((token) => `key/${idOf(token)}`)
    expect(await server.server.records.em.getConnection().execute(sql, names)).to.deep.equal([{ n: 3 }])
  })

  it('may be the one that revokes', async () => {
    const key = await keyBy(server)
    await server.askWith(key, revoke, { id: idOf(key) })
    expect(await codeFor(server, key)).to.equal('TOKEN_REFUSED')
  })

  it('could not issue one that outlasts it', async () => {
    const key = await keyBy(server)
    const expiresAt = new Date(Date.now() + 7_200_000).toISOString()
    const { data } = await server.askWith<Issued>(key, issue, { name: 'longer', expiresAt })
    expect(data.issued.problems.map(({ code }) => code)).to.deep.equal(['ARGUMENT_INVALID'])
  })
})

describe('a token of the sign-in', () => {
  let issuer: Issuer
  let server: TestServer

  before(async () => {
    issuer = await startIssuer()
    server = await TestServer.start(undefined, { oidc: oidcOf(issuer), figuresFolder: null, directoryFile: null })
  })

  after(async () => {
    await server.stop()
    await issuer.stop()
  })

  const now = () => Math.floor(Date.now() / 1000)

  it('that ends closes the WebSocket that was opened with it', async () => {
    const socket = await silentSocket(server)
    const authorization = `Bearer ${await issuer.sign({ exp: now() + 2 })}`
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
    expect(await codeOfClosing(socket)).to.equal(4403)
  })

  it('that says its person is no administrator any more ends the keys which that person issued', async () => {
    const administrator = await issuer.sign({ sub: 'ben', roles: ['administrator'], iat: now() - 10 })
    const key = await keyBy(server, administrator)
    expect(await codeFor(server, administrator)).to.equal('accepted')
    expect(await codeFor(server, key)).to.equal('accepted')
    await codeFor(server, await issuer.sign({ sub: 'ben', roles: ['analyst'], iat: now() + 5 }))
    expect(await codeFor(server, key)).to.equal('TOKEN_REFUSED')
  })
})
