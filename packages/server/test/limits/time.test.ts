import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { type FactStatements, watchFactStatements } from '@planwright/testing'
import { expect } from 'chai'
import type { WebSocket } from 'ws'
import type { Answer } from '../support/client.js'
import { startLimited } from '../support/limited-server.js'
import { type LongWork, longPreview, manyReplays } from '../support/long-work.js'
import { answerBy, codeOf, codeOfClosing, silentSocket } from '../support/sockets.js'
import { quietLog, TestServer } from '../support/test-server.js'

const inTime = 500

/** So many statements into the work, whoever asked goes. */
const statementsUntilGone = 40

/** Begins to ask. The answer goes away before it is answered. */
type Ask = (server: TestServer, work: LongWork) => Promise<() => unknown>

const ways: Readonly<Record<string, Ask>> = {
  'by HTTP': async (server, work) => {
    const gone = new AbortController()
    server.post(work, server.tokenFor(), gone.signal).catch(() => null)
    return () => gone.abort()
  },
  'by WebSocket': async (server, work) => {
    const socket = await askedBySocket(server, work)
    return () => socket.send(JSON.stringify({ type: 'complete', id: '1' }))
  },
  'by a WebSocket that breaks': async (server, work) => {
    const socket = await askedBySocket(server, work)
    return () => socket.terminate()
  },
}

/** A WebSocket that stays open, also when nobody waits for an answer on it. */
async function askedBySocket(server: TestServer, payload: LongWork): Promise<WebSocket> {
  const socket = await silentSocket(server)
  const authorization = `Bearer ${server.tokenFor()}`
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  socket.once('message', () => socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload })))
  return socket
}

const works: Readonly<Record<string, (server: TestServer) => Promise<LongWork>>> = {
  'fifteen replays': manyReplays,
  'a preview': async () => longPreview(),
}

describe('A request that takes long', () => {
  let server: TestServer
  let statements: FactStatements
  let unexpected: unknown[]

  beforeEach(async () => {
    unexpected = []
    server = await TestServer.start(undefined, {}, undefined, quietLog(unexpected))
    statements = watchFactStatements()
  })

  afterEach(async () => {
    statements.stop()
    await server.stop()
  })

  for (const [what, workOf] of Object.entries(works))
    for (const [how, ask] of Object.entries(ways))
      it(`stops once whoever asked has gone: ${what} ${how}`, async () => {
        const work = await workOf(server)
        const begun = statements.count()
        const leave = await ask(server, work)
        await statements.begun(begun + statementsUntilGone)
        const from = performance.now()
        leave()
        await server.server.settled()
        const took = performance.now() - from
        const untilEnd = statements.count() - begun
        await server.ask(work.query, work.variables)
        const whole = statements.count() - begun - untilEnd
        console.log(`      ended ${Math.ceil(took)} ms after, with ${untilEnd} of ${whole} statements`)
        expect(took).to.be.at.most(inTime)
        expect(untilEnd).to.be.below(whole / 2)
        expect(unexpected).to.deep.equal([])
      })

  it('stops with its WebSocket, also where another one had its id before', async () => {
    const payload = await manyReplays(server)
    const socket = await askedBySocket(server, payload)
    await once(socket, 'message')
    for (const message of [
      { type: 'complete', id: '1' },
      { type: 'subscribe', id: '1', payload },
    ])
      socket.send(JSON.stringify(message))
    socket.close()
    await codeOfClosing(socket)
    const from = performance.now()
    await server.server.settled()
    expect(performance.now() - from).to.be.at.most(inTime)
  })
})

describe('A server that ends', () => {
  it('tells those who wait by HTTP and by WebSocket, and is not held up by their work', async () => {
    const server = await TestServer.start()
    const statements = watchFactStatements()
    const { query } = await manyReplays(server)
    const [byHttp, bySocket] = [server.post({ query }, server.tokenFor()), answerBy(server.socket(), query)]
    await statements.begun(statementsUntilGone)
    const from = performance.now()
    await server.stop()
    const took = performance.now() - from
    statements.stop()
    console.log(`      ended within ${Math.ceil(took)} ms`)
    expect([(await byHttp).status, codeOf(await bySocket)]).to.deep.equal([503, 'SERVER_ENDING'])
    expect(took).to.be.at.most(2_000)
  })
})

describe('A request whose time is over', () => {
  let server: TestServer

  afterEach(() => server.stop())

  const asking: Readonly<Record<string, (query: string) => Promise<Answer<unknown>>>> = {
    'by HTTP': (query) => server.ask(query),
    'by WebSocket': (query) => answerBy(server.socket(), query),
  }

  for (const [how, ask] of Object.entries(asking))
    it(`is told so ${how}, with what to do, and its work stops`, async () => {
      server = await startLimited({ secondsPerLongRequest: 0.1 })
      const { errors } = await ask((await manyReplays(server)).query)
      const from = performance.now()
      await server.server.settled()
      const took = performance.now() - from
      console.log(`      all of its work ended ${Math.ceil(took)} ms after the answer`)
      expect(errors?.[0]?.extensions).to.deep.include({ code: 'REQUEST_TIMED_OUT' })
      expect(errors?.[0]?.extensions.remedy).to.match(/^Ask for less at once/)
      expect(took).to.be.at.most(inTime)
    })

  it('is told so by the status 503', async () => {
    server = await startLimited({ secondsPerLongRequest: 0.1 })
    expect((await server.post(await manyReplays(server), server.tokenFor())).status).to.equal(503)
  })

  it('does not end the WebSocket it came by', async () => {
    server = await startLimited({ secondsPerLongRequest: 0.1 })
    const socket = server.socket()
    const { query } = await manyReplays(server)
    const [late, early] = await Promise.all([answerBy(socket, query), answerBy(socket, '{ plan { title } }')])
    expect([codeOf(late), codeOf(early)]).to.deep.equal(['REQUEST_TIMED_OUT', null])
    expect(codeOf(await answerBy(socket, '{ plan { title } }'))).to.equal(null)
    await socket.dispose()
  })
})
