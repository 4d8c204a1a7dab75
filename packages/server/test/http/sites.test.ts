import { once } from 'node:events'
import { expect } from 'chai'
import { WebSocket } from 'ws'
import { rawRequest } from '../support/raw-request.js'
import { TestServer } from '../support/test-server.js'

const publicUrl = 'https://plan.district.example'
const listed = 'https://app.district.example'
const foreign = 'https://elsewhere.example'

describe('Who is answered', () => {
  let closed: TestServer
  let open: TestServer

  before(async () => {
    closed = await TestServer.start()
    open = await TestServer.start(undefined, { host: '0.0.0.0', publicUrl, allowedOrigins: [listed] })
  })

  after(async () => {
    await closed.stop()
    await open.stop()
  })

  async function statusOf(server: TestServer, headers: Record<string, string>): Promise<number> {
    const body = JSON.stringify({ query: '{ plan { key } }' })
    const sent = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }
    return (await rawRequest(`${server.url}/graphql`, sent)).status
  }

  async function preflight(server: TestServer, origin: string) {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    }
    return rawRequest(`${server.url}/graphql`, { method: 'OPTIONS', headers })
  }

  /** 101 where the connection opens, else the status of the refusal. */
  async function socketStatus(server: TestServer, headers: Record<string, string>): Promise<number> {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers })
    const refused = new Promise<number>((resolve) => {
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    })
    const status = await Promise.race([once(socket, 'open').then(() => 101), refused])
    socket.once('error', () => undefined)
    socket.terminate()
    return status
  }

  it('is a request that names this machine or the address people use, and no other', async () => {
    expect(await statusOf(closed, {})).to.equal(200)
    expect(await statusOf(closed, { host: 'localhost:4000' })).to.equal(200)
    expect(await statusOf(closed, { host: 'plan.district.example' })).to.equal(403)
    expect(await statusOf(open, { host: 'plan.district.example' })).to.equal(200)
    expect(await statusOf(open, { host: 'Plan.District.Example:443' })).to.equal(200)
    expect(await statusOf(open, { host: 'rebound.example' })).to.equal(403)
    expect(await statusOf(open, { host: 'app.district.example' })).to.equal(403)
  })

  it('is a page of the address people use, also where a proxy names this machine instead', async () => {
    expect(await statusOf(open, { host: 'plan.district.example', origin: publicUrl })).to.equal(200)
    expect(await statusOf(open, { origin: publicUrl })).to.equal(200)
    expect(await statusOf(closed, { origin: publicUrl })).to.equal(403)
    expect(await statusOf(open, { host: 'plan.district.example', origin: 'http://plan.district.example' })).to.equal(
      403,
    )
  })

  it('is a page of a listed site, and none of another', async () => {
    expect(await statusOf(open, { origin: listed })).to.equal(200)
    expect(await statusOf(open, { origin: foreign })).to.equal(403)
    expect(await statusOf(open, { origin: 'null' })).to.equal(403)
    expect(await statusOf(closed, { origin: listed })).to.equal(403)
  })

  it('hears by CORS what a listed page may send: POST with a token of its own, without the browser’s', async () => {
    const { status, headers } = await preflight(open, listed)
    expect(status).to.equal(204)
    expect(headers['access-control-allow-origin']).to.equal(listed)
    expect(headers['access-control-allow-methods']).to.equal('POST')
    expect(headers['access-control-allow-headers']).to.equal('content-type, authorization, apollo-require-preflight')
    expect(headers['access-control-max-age']).to.equal('600')
    expect(headers['access-control-allow-credentials']).to.equal(undefined)
    expect(headers.vary).to.match(/Origin/)
  })

  it('hears nothing by CORS where the page is of a site that is not listed', async () => {
    for (const [server, origin] of [
      [open, foreign],
      [open, 'null'],
      [closed, listed],
    ] as const) {
      const { status, headers } = await preflight(server, origin)
      expect(status).to.equal(403)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).to.deep.equal([])
    }
  })

  it('is told apart by WebSocket just the same', async () => {
    expect(await socketStatus(open, {})).to.equal(101)
    expect(await socketStatus(open, { origin: listed })).to.equal(101)
    expect(await socketStatus(open, { origin: publicUrl })).to.equal(101)
    expect(await socketStatus(open, { origin: foreign })).to.be.within(401, 403)
    expect(await socketStatus(closed, { origin: listed })).to.be.within(401, 403)
    expect(await socketStatus(open, { host: 'rebound.example' })).to.be.within(401, 403)
  })
})
