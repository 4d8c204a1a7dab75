import { createHash } from 'node:crypto'
import { readOperations } from '@planwright/server'
import { expect } from 'chai'
import { getIntrospectionQuery } from 'graphql'
import type { Answer } from '../support/client.js'
import { startEmpty } from '../support/limited-server.js'
import { rawRequest } from '../support/raw-request.js'
import { answerBy, codeOf } from '../support/sockets.js'
import type { TestServer } from '../support/test-server.js'

type Ask = (server: TestServer, text: string, token: string | null) => Promise<Answer<unknown>>

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } })
const documentId = (text: string): string => `sha256:${hashOf(text)}`

const posted =
  (body: (text: string) => object): Ask =>
  async (server, text, token) =>
    (await (await server.post(body(text), token)).json()) as Answer<unknown>

const inAddress =
  (parameters: (text: string) => Record<string, string>): Ask =>
  async ({ url }, text, token) => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
    const headers = { 'apollo-require-preflight': 'yes', ...authorization }
    return JSON.parse((await rawRequest(`${url}/graphql?${new URLSearchParams(parameters(text))}`, { headers })).body)
  }

const bySocket =
  (payload: (text: string) => { readonly query: string } & object): Ask =>
  async (server, text, token) => {
    const socket = server.socket(token)
    try {
      const { query, ...more } = payload(text)
      return await answerBy(socket, query, more)
    } finally {
      await socket.dispose()
    }
  }

const byText: Readonly<Record<string, Ask>> = {
  'by its text': posted((query) => ({ query })),
  'by its text in an address': inAddress((query) => ({ query })),
  'by its text on a WebSocket': bySocket((query) => ({ query })),
}

const byName: Readonly<Record<string, Ask>> = {
  'by its hash': posted((text) => ({ extensions: persisted(text) })),
  'by its hash in an address': inAddress((text) => ({ extensions: JSON.stringify(persisted(text)) })),
  'by its hash on a WebSocket': bySocket((text) => ({ query: '', extensions: persisted(text) })),
  'by its document id': posted((text) => ({ documentId: documentId(text) })),
  'by its document id in an address': inAddress((text) => ({ documentId: documentId(text) })),
  'by its document id on a WebSocket': bySocket((text) => ({ query: '', documentId: documentId(text) })),
}

const other = '{ plan { title } }'
const introspection = getIntrospectionQuery()

describe('Where operations are listed', () => {
  let server: TestServer
  let listed: string

  before(async () => {
    server = await startEmpty({}, { operations: 'listed' })
    listed = (await readOperations()).find(({ name }) => name === 'WholePlan')?.query ?? ''
  })

  after(() => server.stop())

  for (const [how, ask] of Object.entries({ ...byText, ...byName })) {
    it(`the public is answered a listed one ${how}`, async () => {
      const { data, errors } = await ask(server, listed, null)
      expect(errors ?? []).to.deep.equal([])
      expect(data).to.have.nested.property('plan.district')
    })

    it(`the public is answered no other ${how}`, async () => {
      const { data, errors } = await ask(server, other, null)
      expect(errors?.[0]?.extensions).to.deep.include({ code: 'OPERATION_NOT_LISTED' })
      expect(errors?.[0]?.extensions.remedy).to.match(/^Send a listed operation/)
      expect(data ?? null).to.equal(null)
    })

    it(`who is signed in is answered a listed one ${how}`, async () => {
      const { data, errors } = await ask(server, listed, server.tokenFor())
      expect(errors ?? []).to.deep.equal([])
      expect(data).to.have.nested.property('plan.district')
    })
  }

  for (const [how, ask] of Object.entries(byText)) {
    it(`who is signed in is answered any other ${how}`, async () => {
      const { data, errors } = await ask(server, other, server.tokenFor())
      expect(errors ?? []).to.deep.equal([])
      expect(data).to.have.nested.property('plan.title')
    })

    it(`the schema is shown to those who are signed in, and not to the public: ${how}`, async () => {
      expect(codeOf(await ask(server, introspection, null))).to.equal('OPERATION_NOT_LISTED')
      expect((await ask(server, introspection, server.tokenFor())).data).to.have.property('__schema')
    })
  }

  it('white space and comments make no other operation', async () => {
    expect((await server.askWith(null, `\n# The plan\n${listed}\n\n`)).errors ?? []).to.deep.equal([])
  })

  it('a listed name beside another text lets that text in nowhere', async () => {
    const asked = [
      posted((text) => ({ query: other, extensions: persisted(text), documentId: documentId(text) })),
      inAddress((text) => ({
        query: other,
        extensions: JSON.stringify(persisted(text)),
        documentId: documentId(text),
      })),
      bySocket((text) => ({ query: other, extensions: persisted(text), documentId: documentId(text) })),
    ].map((ask) => ask(server, listed, null))
    expect((await Promise.all(asked)).map(codeOf)).to.deep.equal(asked.map(() => 'OPERATION_NOT_LISTED'))
  })

  it('a listed text beside another one in an address lets that one in nowhere', async () => {
    const twice = `query=${encodeURIComponent(listed)}&query=${encodeURIComponent(other)}`
    const headers = { 'apollo-require-preflight': 'yes' }
    const answers = [
      `${twice}`,
      `${twice}&documentId=${documentId(listed)}`,
      `${twice}&extensions=${encodeURIComponent(JSON.stringify(persisted(listed)))}`,
    ]
    for (const parameters of answers) {
      const { status, body } = await rawRequest(`${server.url}/graphql?${parameters}`, { headers })
      expect(status).to.be.within(400, 499)
      expect(JSON.parse(body)).not.to.have.property('data')
    }
  })
})
