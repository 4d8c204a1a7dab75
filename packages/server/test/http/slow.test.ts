import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { startEmpty } from '../support/limited-server.js'
import type { TestServer } from '../support/test-server.js'

/** Sends these lines and then one byte after the other, until the server has had enough. The answer is all it said. */
async function trickle(server: TestServer, lines: readonly string[], every: number): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  socket.write(lines.join('\r\n'))
  const byte = setInterval(() => socket.write('x'), every)
  const said = await text(socket).catch(() => '')
  clearInterval(byte)
  return said
}

const head = (path: string, more: readonly string[]) => [`POST ${path} HTTP/1.1`, 'host: 127.0.0.1', ...more]
const sized = ['content-type: application/json', 'content-length: 100000', '', '']

function bodyIn(said: string): {
  readonly code?: string
  readonly errors?: readonly { extensions: { code: string } }[]
} {
  return JSON.parse(said.slice(said.indexOf('\r\n\r\n') + 4))
}

describe('A request that trickles', () => {
  let server: TestServer

  before(async () => {
    server = await startEmpty({ secondsPerRequest: 0.5, socketsPerAddress: 5 })
  })

  after(() => server.stop())

  it('ends where it is a question, with what to do', async () => {
    const said = await trickle(server, head('/graphql', sized), 50)
    expect(said).to.match(/^HTTP\/1.1 408 /)
    expect(bodyIn(said).errors?.[0]?.extensions.code).to.equal('REQUEST_TOO_SLOW')
  })

  it('ends where it is a file', async () => {
    const authorization = `authorization: Bearer ${server.tokenFor()}`
    const said = await trickle(server, head('/files?name=a.csv', [authorization, ...sized]), 50)
    expect(said).to.match(/^HTTP\/1.1 408 /)
    expect(bodyIn(said).code).to.equal('REQUEST_TOO_SLOW')
  })

  it('is not one that comes slowly and whole', async () => {
    const body = '{"query":"{ __typename }"}'
    const headers = ['content-type: application/json', 'connection: close', `content-length: ${body.length}`, '']
    const said = await trickle(server, [...head('/graphql', headers), body], 100_000)
    expect(said).to.match(/^HTTP\/1.1 200 /)
  })

  it('is one of few connections that an address may have', async () => {
    const { hostname, port } = new URL(server.url)
    const open: Socket[] = []
    for (let count = 0; count < 5; count++) {
      const socket = connect(Number(port), hostname)
      await once(socket, 'connect')
      open.push(socket)
    }
    const said = await text(connect(Number(port), hostname))
    for (const socket of open) socket.destroy()
    expect(said).to.match(/^HTTP\/1.1 429 /)
    expect(said).to.match(/retry-after: \d+/)
    expect(bodyIn(said).code).to.equal('TOO_MANY_CONNECTIONS')
  })
})

describe('What the HTTP library itself does not take', () => {
  let server: TestServer

  before(async () => {
    server = await startEmpty({})
  })

  after(() => server.stop())

  const wrong: readonly (readonly [string, readonly string[], number, string])[] = [
    ['no HTTP at all', ['hello', '', ''], 400, 'REQUEST_MALFORMED'],
    ['a method that is none', ['NONSENSE / HTTP/1.1', 'host: 127.0.0.1', '', ''], 400, 'REQUEST_MALFORMED'],
    ['no name of the server', ['GET / HTTP/1.1', 'connection: close', '', ''], 400, 'REQUEST_MALFORMED'],
    ['an address without end', [`GET /${'a'.repeat(20_000)} HTTP/1.1`, '', ''], 414, 'ADDRESS_TOO_LONG'],
    [
      'a long address',
      [`GET /${'a'.repeat(9_000)} HTTP/1.1`, 'host: 127.0.0.1', 'connection: close', '', ''],
      414,
      'ADDRESS_TOO_LONG',
    ],
    ['headers without end', ['GET / HTTP/1.1', `a: ${'a'.repeat(20_000)}`, '', ''], 431, 'HEADERS_TOO_LARGE'],
    [
      'an expectation',
      ['POST / HTTP/1.1', 'host: 127.0.0.1', 'expect: tea', 'connection: close', '', ''],
      417,
      'REQUEST_MALFORMED',
    ],
    ['a tunnel', ['CONNECT a:1 HTTP/1.1', 'host: 127.0.0.1', '', ''], 405, 'METHOD_NOT_ALLOWED'],
  ]

  for (const [what, lines, status, code] of wrong)
    it(`is refused with a code and a remedy: ${what}`, async () => {
      const said = await trickle(server, lines, 100_000)
      expect(said).to.match(new RegExp(`^HTTP/1.1 ${status} `))
      expect(bodyIn(said)).to.include({ code }).and.to.include.keys('message', 'remedy')
    })
})
