import { expect } from 'chai'
import type { Answer } from '../support/client.js'
import { startEmpty } from '../support/limited-server.js'
import { answerBy, codeOf, codeOfClosing, silentSocket } from '../support/sockets.js'
import type { TestServer } from '../support/test-server.js'

const query = '{ __typename }'

/** What became of a request by HTTP: its code, or null where it was answered. */
async function codeByHttp(server: TestServer, token: string | null): Promise<string | null> {
  return codeOf(await server.askWith(token, query))
}

/** The same for an operation on a WebSocket of its own. */
async function codeBySocket(server: TestServer, token: string | null): Promise<string | null> {
  const socket = server.socket(token)
  try {
    return codeOf(await answerBy(socket, query))
  } finally {
    await socket.dispose()
  }
}

/** Asks for somebody whom a proxy names by an address. */
async function statusFrom(server: TestServer, forwarded: string): Promise<number> {
  const headers = { 'x-forwarded-for': forwarded, 'apollo-require-preflight': 'yes' }
  return (await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, { headers })).status
}

describe('Too many requests', () => {
  let server: TestServer

  afterEach(() => server.stop())

  it('are told when to come again', async () => {
    server = await startEmpty({ requestsPerMinute: 3 })
    for (let index = 0; index < 3; index++) expect(await codeByHttp(server, null)).to.equal(null)
    const refused = await server.post({ query }, null)
    const upload = await fetch(`${server.url}/files?name=a.csv`, { method: 'POST', body: 'a' })
    expect([refused.status, upload.status]).to.deep.equal([429, 429])
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60)
    expect(codeOf((await refused.json()) as Answer<unknown>)).to.equal('RATE_LIMITED')
  })

  it('are told so on a WebSocket as well, for each operation', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    const socket = server.socket(null)
    const answers = await Promise.all([answerBy(socket, query), answerBy(socket, query), answerBy(socket, query)])
    await socket.dispose()
    expect(answers.map(codeOf)).to.deep.equal([null, null, 'RATE_LIMITED'])
    expect(answers[2]?.errors?.[0]?.extensions.remedy).to.match(/^Wait \d+ seconds/)
  })

  it('are those of a person, whichever way they come', async () => {
    server = await startEmpty({ requestsPerMinute: 3 })
    const ana = server.tokenFor('ana')
    expect(await codeByHttp(server, ana)).to.equal(null)
    expect(await codeBySocket(server, ana)).to.equal(null)
    expect(await codeByHttp(server, ana)).to.equal(null)
    expect([await codeBySocket(server, ana), await codeByHttp(server, ana)]).to.deep.equal([
      'RATE_LIMITED',
      'RATE_LIMITED',
    ])
  })

  it('of one person are not those of another at the same address, nor of the public there', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    const [ana, ben] = [server.tokenFor('ana'), server.tokenFor('ben')]
    for (const ask of [codeByHttp, codeBySocket, codeByHttp]) await ask(server, ana)
    expect(await codeByHttp(server, ana)).to.equal('RATE_LIMITED')
    expect([await codeByHttp(server, ben), await codeBySocket(server, ben)]).to.deep.equal([null, null])
    expect([await codeByHttp(server, null), await codeBySocket(server, null)]).to.deep.equal([null, null])
  })

  it('of the public are those of an address, whichever way they come', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    expect([await codeBySocket(server, null), await codeByHttp(server, null)]).to.deep.equal([null, null])
    expect([await codeBySocket(server, null), await codeByHttp(server, null)]).to.deep.equal([
      'RATE_LIMITED',
      'RATE_LIMITED',
    ])
  })

  it('with tokens that are not accepted are those of the address', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    expect([await codeByHttp(server, 'pws_nobody'), await codeByHttp(server, 'pws_nobody')]).to.deep.equal([
      'TOKEN_REFUSED',
      'TOKEN_REFUSED',
    ])
    expect([await codeByHttp(server, 'pws_nobody'), await codeByHttp(server, null)]).to.deep.equal([
      'RATE_LIMITED',
      'RATE_LIMITED',
    ])
  })

  it('with tokens that are not accepted are so for WebSockets too, which then close with another code', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    const codes = []
    for (const _ of [1, 2, 3]) {
      const socket = await silentSocket(server)
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: 'Bearer pws_nobody' } }))
      codes.push(await codeOfClosing(socket))
    }
    expect(codes).to.deep.equal([4401, 4401, 4429])
    expect(await codeByHttp(server, null)).to.equal('RATE_LIMITED')
  })

  it('are those of a network of IPv6, and of an address of IPv4 however it is written', async () => {
    server = await startEmpty({ requestsPerMinute: 2 }, { trustedProxies: ['loopback'] })
    const statuses = []
    for (const address of ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:f::3', '2001:db8:0:1::1'])
      statuses.push(await statusFrom(server, address))
    for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '::ffff:a00:1'])
      statuses.push(await statusFrom(server, address))
    expect(statuses).to.deep.equal([200, 200, 429, 200, 200, 200, 429])
  })

  it('are those of one address whatever X-Forwarded-For says, where no proxy is trusted', async () => {
    server = await startEmpty({ requestsPerMinute: 2 })
    const statuses = [
      await statusFrom(server, '10.0.0.1'),
      await statusFrom(server, '10.0.0.2'),
      await statusFrom(server, '10.0.0.3'),
    ]
    expect(statuses).to.deep.equal([200, 200, 429])
  })

  it('are those of each address that a trusted proxy names', async () => {
    server = await startEmpty({ requestsPerMinute: 2 }, { trustedProxies: ['loopback'] })
    const statuses = []
    for (const address of ['10.0.0.1', '10.0.0.2', '10.0.0.1', '10.0.0.2', '10.0.0.1', '10.0.0.3'])
      statuses.push(await statusFrom(server, address))
    expect(statuses).to.deep.equal([200, 200, 200, 200, 429, 200])
  })

  it('are not spread by addresses that whoever asks puts before the one the proxy names', async () => {
    server = await startEmpty({ requestsPerMinute: 2 }, { trustedProxies: ['loopback'] })
    const statuses = []
    for (const address of ['10.0.0.7, 10.0.0.1', '10.0.0.8, 10.0.0.1', '10.0.0.9, 10.0.0.1'])
      statuses.push(await statusFrom(server, address))
    expect(statuses).to.deep.equal([200, 200, 429])
  })
})
