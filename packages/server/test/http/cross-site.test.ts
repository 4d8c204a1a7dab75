import { expect } from 'chai'
import { type RawAnswer, type RawRequest, rawRequest } from '../support/raw-request.js'
import { TestServer } from '../support/test-server.js'

const query = '{ plan { key } }'
const mutation = `mutation { setTarget(input: { indicator: "culture-climate.chronic-absenteeism", by: "2021-22", value: 15,
  reason: { en: "Sent by a page of another site." } }) { target { value } } }`
const documents = [query, mutation]

type Shape = (document: string) => RawRequest & { readonly address?: string }

const inAddress = (document: string): string => `?query=${encodeURIComponent(document)}`
const inJson = (document: string): string => JSON.stringify({ query: document })
const posted =
  (type: string, body: (document: string) => string = inJson): Shape =>
  (document) => ({ method: 'POST', headers: { 'content-type': type }, body: body(document) })
const asked =
  (method: string, headers: Record<string, string> = {}): Shape =>
  (document) => ({ method, headers, address: inAddress(document) })

/** Whatever a form, an image, a script or a link of another site can send without asking the server first. */
const shapes: Readonly<Record<string, Shape>> = {
  'a form as it comes': posted('application/x-www-form-urlencoded', (document) => inAddress(document).slice(1)),
  'a form with parts': posted(
    'multipart/form-data; boundary=x',
    (document) => `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${inJson(document)}\r\n--x--\r\n`,
  ),
  'a form of plain text that is JSON': posted('text/plain'),
  'plain text that says JSON in a parameter': posted('text/plain; charset=utf-8; application/json'),
  'a form that says JSON for its charset': posted('application/x-www-form-urlencoded; charset=application/json'),
  'a body without a type': (document) => ({ method: 'POST', body: inJson(document) }),
  'a body with an empty type': posted(''),
  'an image, script or link with the question in its address': asked('GET'),
  'a GET that calls itself plain text': asked('GET', { 'content-type': 'text/plain' }),
  'a GET that calls itself a message': asked('GET', { 'content-type': 'message/http' }),
  'a GET that calls itself a message of JSON': asked('GET', { 'content-type': 'message/x; application/json' }),
  'a HEAD with the question in its address': asked('HEAD'),
}

const origins: Readonly<Record<string, Record<string, string>>> = {
  'the origin of the other site': { origin: 'https://elsewhere.example' },
  'the origin null': { origin: 'null' },
  'no origin': {},
}

describe('What another site sends without asking', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  async function send(shape: Shape, document: string, origin: Record<string, string>): Promise<RawAnswer> {
    const { address = '', headers, ...rest } = shape(document)
    return rawRequest(`${server.url}/graphql${address}`, { ...rest, headers: { ...headers, ...origin } })
  }

  /** How many of the documents were worked out: each asks the records at least once. */
  async function executed(shape: Shape, origin: Record<string, string>): Promise<number> {
    let count = 0
    for (const document of documents) {
      const statements = await server.statementsOf(() => send(shape, document, origin))
      if (statements.length > 0) count++
    }
    return count
  }

  it('would be counted if it were executed: the same documents are, when a program sends them', async () => {
    expect(await executed(posted('application/json'), {})).to.equal(2)
  })

  it('is never executed, in whatever shape, with or without its origin', async () => {
    const worked: string[] = []
    for (const [name, shape] of Object.entries(shapes))
      for (const [from, origin] of Object.entries(origins))
        if ((await executed(shape, origin)) > 0) worked.push(`${name}, with ${from}`)
    console.log(`      ${Object.keys(shapes).length} cross-site shapes: ${worked.length} executed`)
    expect(worked).to.deep.equal([])
    expect(Object.keys(shapes)).to.have.length(12)
  })

  it('is refused by its origin where it has one', async () => {
    for (const origin of [origins['the origin null'], origins['the origin of the other site']])
      for (const shape of Object.values(shapes)) expect((await send(shape, query, origin ?? {})).status).to.equal(403)
  })

  it('is refused without an origin too: by what a browser must ask first, or by a type that is not read', async () => {
    const by = { csrf: 0, type: 0 }
    for (const [name, shape] of Object.entries(shapes)) {
      const { status, body } = await send(shape, query, {})
      expect(status, name).to.be.within(400, 499)
      if (status === 415) by.type++
      else if (body.includes('Cross-Site Request Forgery')) by.csrf++
    }
    console.log(`      without an origin: ${by.csrf} refused as forgery, ${by.type} by their type`)
    expect(by.csrf).to.be.at.least(4)
  })
})
