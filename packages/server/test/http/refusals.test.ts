import { expect } from 'chai'
import { type RawRequest, rawRequest } from '../support/raw-request.js'
import { asWebSocket } from '../support/sockets.js'
import { TestServer } from '../support/test-server.js'

const json = { 'content-type': 'application/json' }

/** What is asked, the status of the answer, its code and what its remedy says. */
const refused: readonly (readonly [string, string, RawRequest, number, string, RegExp])[] = [
  ['an address with nothing there', '/nowhere', {}, 404, 'ADDRESS_UNKNOWN', /\/graphql/],
  ['an address that is no text', '/%E0%A4%A', {}, 400, 'REQUEST_MALFORMED', /address/],
  ['files by the wrong method', '/files', {}, 405, 'METHOD_NOT_ALLOWED', /^Use POST\.$/],
  ['another site', '/files', { method: 'POST', headers: { origin: 'null' } }, 403, 'ORIGIN_REFUSED', /Playground/],
  ['the API by the wrong method', '/graphql', { method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED', /^Use GET or POST\.$/],
  ['another site, of the API', '/graphql', { headers: { origin: 'null' } }, 403, 'ORIGIN_REFUSED', /Playground/],
  ['torn JSON', '/graphql', { method: 'POST', headers: json, body: '{"query":' }, 400, 'JSON_MALFORMED', /"query"/],
  ['no JSON at all', '/graphql', { method: 'POST', headers: json }, 400, 'JSON_MALFORMED', /"query"/],
  [
    'a type that is not read',
    '/graphql',
    { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
    415,
    'CONTENT_TYPE_UNSUPPORTED',
    /application\/json/,
  ],
  [
    'a body that is too large',
    '/graphql',
    { method: 'POST', headers: json, body: `"${'a'.repeat(1_048_577)}"` },
    413,
    'BODY_TOO_LARGE',
    /POST \/files/,
  ],
  ['a WebSocket elsewhere', '/nowhere', { headers: asWebSocket }, 404, 'ADDRESS_UNKNOWN', /\/graphql/],
  [
    'a WebSocket of another site',
    '/graphql',
    { headers: { ...asWebSocket, origin: 'null' } },
    403,
    'ORIGIN_REFUSED',
    /Playground/,
  ],
  [
    'a WebSocket without its key',
    '/graphql',
    { headers: { ...asWebSocket, 'sec-websocket-key': 'none' } },
    400,
    'REQUEST_MALFORMED',
    /headers/,
  ],
]

describe('A refusal below GraphQL', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  for (const [what, path, request, status, code, remedy] of refused) {
    it(`says with a code and a remedy what is wrong: ${what}`, async () => {
      const answer = await rawRequest(`${server.url}${path}`, request)
      const said = path === '/graphql' ? ofGraphql(answer.body) : JSON.parse(answer.body)
      expect({ status: answer.status, code: said.code }).to.deep.equal({ status, code })
      expect(said.message).to.match(/\.$/)
      expect(said.message).not.to.match(/[{}]/)
      expect(said.remedy).to.match(remedy)
      expect(answer.headers['content-type']).to.match(/^application\/json/)
    })
  }

  it('names the methods that an address has', async () => {
    const { headers } = await rawRequest(`${server.url}/graphql`, { method: 'DELETE' })
    expect(headers.allow).to.equal('GET, POST')
  })
})

interface Said {
  readonly code: string
  readonly message: string
  readonly remedy: string
}

function ofGraphql(body: string): Said {
  const { errors } = JSON.parse(body) as { errors: readonly { message: string; extensions: Omit<Said, 'message'> }[] }
  const [error] = errors
  if (error === undefined || errors.length > 1) throw new Error(`not one error: ${body}`)
  return { message: error.message, ...error.extensions }
}
