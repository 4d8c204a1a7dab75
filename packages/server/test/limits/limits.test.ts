import { performance } from 'node:perf_hooks'
import { defaultLimits } from '@planwright/server'
import { expect } from 'chai'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { TestServer } from '../support/test-server.js'

const json = { 'content-type': 'application/json' }
const post = (server: TestServer, body: object, signal?: AbortSignal): Promise<Response> =>
  fetch(`${server.url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify(body), signal: signal ?? null })

const pagesInPages = `query ($many: Int = 1000) { departments { indicators(first: $many) { nodes { id department {
  indicators(first: $many) { nodes { id } } } } } } }`

async function codeOf(response: Response): Promise<string | undefined> {
  const { errors } = (await response.json()) as {
    errors: readonly { readonly extensions: { readonly code: string } }[]
  }
  return errors[0]?.extensions.code
}

describe('A question for too many rows', () => {
  let server: TestServer
  before(async () => {
    server = await TestServer.start()
  })
  after(() => server.stop())

  for (const [what, variables] of [
    ['as a variable', { many: 500 }],
    ['as the default of a variable', {}],
  ] as const)
    it(`is refused where the number comes ${what}`, async () => {
      const from = performance.now()
      const response = await post(server, { query: pagesInPages, variables })
      const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] }
      console.log(`      refused within ${Math.ceil(performance.now() - from)} ms: ${errors[0]?.message}`)
      expect(response.status).to.equal(400)
      expect(errors[0]?.extensions.code).to.equal('QUERY_TOO_LARGE')
    })

  it('is answered where the variable asks for few', async () => {
    expect((await server.ask(pagesInPages, { many: 5 })).errors).to.equal(undefined)
  })

  it('is refused by WebSocket too', async () => {
    const client = createClient({ url: `${server.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket })
    const said = await new Promise<unknown>((resolve) => {
      client.subscribe({ query: pagesInPages }, { next: resolve, error: resolve, complete: () => undefined })
    })
    await client.dispose()
    expect(JSON.stringify(said)).to.match(/QUERY_TOO_LARGE/)
  })
})

/** Fifteen replays, one after the other. */
async function heavy(server: TestServer): Promise<string> {
  const { data } = await server.ask<{ indicators: { nodes: { latest: { id: string } | null }[] } }>(
    '{ indicators(first: 50) { nodes { latest { id } } } }',
  )
  const ids = data.indicators.nodes.flatMap(({ latest }) => (latest?.id.startsWith('observation/') ? [latest.id] : []))
  const replays = Array.from(
    { length: 15 },
    (_, index) => `a${index}: replay(observation: "${ids[index % ids.length]}") { same }`,
  )
  return `{ ${replays.join(' ')} }`
}

describe('A request that takes long', () => {
  it('stops within half a second once whoever asked has gone', async () => {
    const server = await TestServer.start()
    const query = await heavy(server)
    const whole = performance.now()
    await post(server, { query })
    const wholeTime = performance.now() - whole
    const gone = new AbortController()
    const answer = post(server, { query }, gone.signal).catch(() => null)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const from = performance.now()
    gone.abort()
    await answer
    await server.server.settled()
    const took = performance.now() - from
    await server.stop()
    console.log(
      `      whole ${Math.ceil(wholeTime)} ms; all of its work ended ${Math.ceil(took)} ms after it was abandoned`,
    )
    expect(took).to.be.at.most(500)
  })

  it('is told when its time is over', async () => {
    const server = await TestServer.start(undefined, { limits: { ...defaultLimits, secondsPerLongRequest: 0.1 } })
    const response = await post(server, { query: await heavy(server) })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string; remedy: string } }[] }
    await server.stop()
    expect([response.status, errors[0]?.extensions.code]).to.deep.equal([503, 'REQUEST_TIMED_OUT'])
  })

  it('does not hold up the end of the server', async () => {
    const server = await TestServer.start()
    const answer = post(server, { query: await heavy(server) })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const from = performance.now()
    await server.stop()
    const took = performance.now() - from
    console.log(`      ended within ${Math.ceil(took)} ms`)
    expect((await answer).status).to.equal(503)
    expect(took).to.be.at.most(2_000)
  })
})

describe('Too many requests', () => {
  it('are told when to come again', async () => {
    const server = await TestServer.start(undefined, { limits: { ...defaultLimits, requestsPerMinute: 3 } })
    const ask = () => post(server, { query: '{ __typename }' })
    for (let index = 0; index < 3; index++) expect((await ask()).status).to.equal(200)
    const refused = await ask()
    const upload = await fetch(`${server.url}/files?name=a.csv`, { method: 'POST', body: 'a' })
    await server.stop()
    expect([refused.status, upload.status]).to.deep.equal([429, 429])
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60)
    expect(await codeOf(refused)).to.equal('RATE_LIMITED')
  })

  it('are one limit whatever X-Forwarded-For says', async () => {
    const server = await TestServer.start(undefined, { limits: { ...defaultLimits, requestsPerMinute: 2 } })
    const from = (address: string) =>
      fetch(`${server.url}/graphql?query=%7B__typename%7D`, {
        headers: { 'x-forwarded-for': address, 'apollo-require-preflight': 'yes' },
      })
    const statuses = [(await from('10.0.0.1')).status, (await from('10.0.0.2')).status, (await from('10.0.0.3')).status]
    await server.stop()
    expect(statuses).to.deep.equal([200, 200, 429])
  })
})

describe('Listed operations', () => {
  it('are answered by text, whatever its white space, and nothing else is', async () => {
    const server = await TestServer.start(undefined, { operations: 'listed' })
    const { readOperations } = await import('@planwright/server')
    const [first] = await readOperations()
    const listed = await post(server, { query: `\n${first?.query}\n\n` })
    const other = await post(server, { query: '{ __typename }' })
    const code = await codeOf(other)
    await server.stop()
    expect([listed.status, other.status, code]).to.deep.equal([200, 403, 'OPERATION_NOT_LISTED'])
  })
})
