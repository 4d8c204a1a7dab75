import { expect } from 'chai'
import type { WebSocket } from 'ws'
import { startEmpty, startLimited } from '../support/limited-server.js'
import { manyReplays } from '../support/long-work.js'
import { rawRequest } from '../support/raw-request.js'
import { answerBy, asWebSocket, begin, codeOf, codeOfClosing, silentSocket } from '../support/sockets.js'
import type { TestServer } from '../support/test-server.js'

const query = '{ __typename }'

describe('A WebSocket too many', () => {
  let server: TestServer

  afterEach(() => server.stop())

  it('of an address is refused by HTTP, with a code and a remedy, and the others stay open', async () => {
    server = await startEmpty({ connectionsPerAddress: 2 })
    const others = [await silentSocket(server), await silentSocket(server)]
    const refused = await rawRequest(`${server.url}/graphql`, { headers: asWebSocket })
    const { code, remedy } = JSON.parse(refused.body).errors[0].extensions
    expect([refused.status, code]).to.deep.equal([429, 'TOO_MANY_CONNECTIONS'])
    expect(remedy).to.match(/^Close one of them first/)
    expect(refused.headers['content-type']).to.match(/^application\/json/)
    expect(others.map(({ readyState, OPEN }) => readyState === OPEN)).to.deep.equal([true, true])
    for (const other of others) other.terminate()
  })

  it('is one of an address that a trusted proxy names, not of the proxy', async () => {
    server = await startEmpty({ connectionsPerAddress: 1 }, { trustedProxies: ['loopback'] })
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const sockets = [await silentSocket(server, from('10.0.0.1')), await silentSocket(server, from('10.0.0.2'))]
    const refused = await rawRequest(`${server.url}/graphql`, { headers: { ...asWebSocket, ...from('10.0.0.1') } })
    expect(refused.status).to.equal(429)
    for (const socket of sockets) socket.terminate()
  })

  it('is let in once another has closed', async () => {
    server = await startEmpty({ connectionsPerAddress: 1 })
    const first = await silentSocket(server)
    first.close()
    await codeOfClosing(first)
    let second: WebSocket | null = null
    while (second === null) second = await silentSocket(server).catch(() => null)
    second.terminate()
  })
})

describe('An operation too many on a WebSocket', () => {
  let server: TestServer

  afterEach(() => server.stop())

  it('is refused with a code and a remedy, and the others go on', async () => {
    server = await startLimited({ subscriptionsPerConnection: 2 })
    const work = await manyReplays(server)
    const socket = server.socket()
    const [first, second, third] = await Promise.all(
      [work, work, { query }].map((asked) => answerBy(socket, asked.query)),
    )
    await socket.dispose()
    expect(third?.errors?.[0]?.extensions).to.deep.include({ code: 'TOO_MANY_SUBSCRIPTIONS' })
    expect(third?.errors?.[0]?.extensions.remedy).to.match(/^Complete one of them first/)
    expect([first?.errors, second?.errors]).to.deep.equal([undefined, undefined])
  })

  it('is answered on another WebSocket', async () => {
    server = await startLimited({ subscriptionsPerConnection: 2 })
    const work = await manyReplays(server)
    const [busy, other] = [server.socket(), server.socket()]
    const underWay = [begin(busy, work.query), begin(busy, work.query)]
    expect(codeOf(await answerBy(busy, query))).to.equal('TOO_MANY_SUBSCRIPTIONS')
    expect(codeOf(await answerBy(other, query))).to.equal(null)
    for (const { leave } of underWay) leave()
    await Promise.all([busy.dispose(), other.dispose()])
  })

  it('is answered once the work of another has ended', async () => {
    server = await startLimited({ subscriptionsPerConnection: 2 })
    const work = await manyReplays(server)
    const socket = server.socket()
    const [left] = [begin(socket, work.query), begin(socket, work.query)]
    expect(codeOf(await answerBy(socket, query))).to.equal('TOO_MANY_SUBSCRIPTIONS')
    left?.leave()
    let code = codeOf(await answerBy(socket, query))
    while (code === 'TOO_MANY_SUBSCRIPTIONS') code = codeOf(await answerBy(socket, query))
    expect(code).to.equal(null)
    await socket.dispose()
  })
})

describe('A WebSocket', () => {
  let server: TestServer

  before(async () => {
    server = await startEmpty({ subscriptionsPerConnection: 20 })
  })

  after(() => server.stop())

  it('is closed with the code 1009 by a message over 1 MiB, and others are answered', async () => {
    const [large, other] = [await silentSocket(server), server.socket()]
    large.send('x'.repeat(1_048_577))
    expect(await codeOfClosing(large)).to.equal(1009)
    expect(codeOf(await answerBy(other, query))).to.equal(null)
    await other.dispose()
  })

  it('is closed with the code 4408 where nobody says in three seconds who it is', async () => {
    expect(await codeOfClosing(await silentSocket(server))).to.equal(4408)
  })

  for (const [what, wrong, code] of [
    ['a document that is none', '{ plan {', 'GRAPHQL_PARSE_FAILED'],
    ['a document of too many tokens', `{ ${'__typename '.repeat(2_001)} }`, 'QUERY_TOO_LARGE'],
    ['a field that does not exist', '{ plans { key } }', 'GRAPHQL_VALIDATION_FAILED'],
    [
      'two operations of which none is named',
      'query A { __typename } query B { __typename }',
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ] as const)
    it(`goes on after ${what}`, async () => {
      const socket = server.socket()
      const [before, refused, after] = await Promise.all([
        answerBy(socket, '{ plan { title } }'),
        answerBy(socket, wrong),
        answerBy(socket, '{ plan { title } }'),
      ])
      await socket.dispose()
      expect(codeOf(refused)).to.equal(code)
      expect([before.errors, after.errors]).to.deep.equal([undefined, undefined])
    })

  it('warns of nothing, however many operations it carries', async () => {
    const warnings: Error[] = []
    const keep = (warning: Error) => warnings.push(warning)
    process.on('warning', keep)
    const socket = server.socket()
    await Promise.all(Array.from({ length: 15 }, () => answerBy(socket, '{ plan { title } }')))
    await socket.dispose()
    process.off('warning', keep)
    expect(warnings).to.deep.equal([])
  })
})
