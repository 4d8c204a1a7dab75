import { performance } from 'node:perf_hooks'
import { expect } from 'chai'
import { getIntrospectionQuery } from 'graphql'
import { answerBy } from '../support/sockets.js'
import { TestServer } from '../support/test-server.js'

const repeated = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')
const nested = (depth: number, open: string, inner: string): string => open.repeat(depth) + inner + '}'.repeat(depth)
const doubling = (times: number): string =>
  `{ ...f0 } ${repeated(times, (index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`)} fragment f${times} on Query { __typename }`
const deepIntrospection = `{ __schema { types { ${nested(8, 'fields { type { ', 'name')} ${'} '.repeat(8)} } } }`
/** A valid question from departments to their indicators and back, so many times. */
const deepQuestion = (times: number, page = ''): string => {
  const back = `indicators${page} { nodes { id department { `
  return `{ departments { ${back.repeat(times)} id ${'} } } '.repeat(times)} } }`
}
const json = (query: string, variables: object = {}): string => JSON.stringify({ query, variables })

const tooLong = /more than 2000 tokens.*QUERY_TOO_LARGE/
const tooLarge = /more than 131072 bytes/

/** What is sent, its body, and what the refusal must say of it. */
const hostile: readonly (readonly [string, string, RegExp])[] = [
  ['fields nested 10,000 deep', json(nested(10_000, '{ plan ', '{ key }')), tooLong],
  ['fields nested deeper than any question is', json(deepQuestion(4)), /QUERY_TOO_LARGE/],
  ['10,000 aliases', json(`{ ${repeated(10_000, (index) => `a${index}: plan { key }`)} }`), tooLarge],
  ['sixteen aliases', json(`{ ${repeated(16, (index) => `a${index}: plan { key }`)} }`), /QUERY_TOO_LARGE/],
  ['fragments that double ten times', json(doubling(10)), /QUERY_TOO_LARGE/],
  ['fragments that double eighty times', json(doubling(80)), /QUERY_TOO_LARGE/],
  ['lists of lists of lists', json(deepQuestion(2, '(first: 100)')), /QUERY_TOO_LARGE/],
  [
    'lists of lists of lists whose sizes are variables',
    json(`query ($many: Int!) ${deepQuestion(2, '(first: $many)')}`, { many: 1_000 }),
    /up to \d+ ms of work/,
  ],
  ['500 overlapping fields', json(`{ ${repeated(500, () => 'plan { key title }')} }`), tooLong],
  ['a variable of 5 MB', json('query ($id: ID!) { node(id: $id) { id } }', { id: 'x'.repeat(5_000_000) }), tooLarge],
  ['introspection eight deep', json(deepIntrospection), /Maximum introspection depth exceeded.*QUERY_TOO_LARGE/],
  [
    'six directives on one field',
    json(`{ plan { key ${repeated(6, () => '@include(if: true)')} } }`),
    /QUERY_TOO_LARGE/,
  ],
  [
    'a batch of a hundred',
    `[${Array.from({ length: 100 }, () => json('{ plan { key } }')).join(',')}]`,
    /batching disabled/,
  ],
  ['malformed JSON', '{"query": "{ plan', /not valid JSON/],
]

describe('A hostile document', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
    await server.ask('{ plan { key } }')
  })

  after(() => server.stop())

  const send = (body: string): Promise<Response> =>
    fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

  for (const [what, body, cause] of hostile) {
    it(`is refused in a JSON answer, and holds nobody up: ${what}`, async () => {
      const times: number[] = []
      for (let attempt = 0; attempt < 5; attempt++) {
        const from = performance.now()
        const response = await send(body)
        const text = await response.text()
        times.push(performance.now() - from)
        expect(response.status, text.slice(0, 300)).to.be.within(400, 499)
        expect(JSON.parse(text)).not.to.have.property('data')
        expect(text.slice(0, 2_000)).to.match(cause)
      }
      const median = [...times].sort((a, b) => a - b)[2] ?? Number.POSITIVE_INFINITY
      console.log(`      refused within ${Math.ceil(median)} ms (median of five)`)
      expect(median).to.be.at.most(100)
    })
  }

  it('is told what of it was too much, and what to do', async () => {
    const { errors } = await server.ask(`{ ${repeated(16, (index) => `a${index}: plan { key }`)} }`)
    expect(errors?.[0]?.extensions.code).to.equal('QUERY_TOO_LARGE')
    expect(errors?.[0]?.extensions.remedy).to.match(/^Ask for fewer/)
    expect(errors?.[0]?.message).to.match(/too much at once: .*15/)
  })

  it('is refused by WebSocket too', async () => {
    const socket = server.socket(null)
    const { errors } = await answerBy(socket, `{ ${repeated(16, (index) => `a${index}: plan { key }`)} }`)
    await socket.dispose()
    expect(errors?.[0]?.extensions.code).to.equal('QUERY_TOO_LARGE')
  })

  it('is no valid question within the limits', async () => {
    expect((await server.ask(deepQuestion(1))).errors).to.equal(undefined)
  })

  it('is not the introspection that tools send', async () => {
    const { data, errors } = await server.ask<{ __schema: object }>(getIntrospectionQuery())
    expect(errors).to.equal(undefined)
    expect(data.__schema).to.be.an('object')
  })
})
