import { expect } from 'chai'
import type { Answer } from '../support/client.js'
import { startEmpty } from '../support/limited-server.js'
import { answerBy, codeOf } from '../support/sockets.js'
import type { TestServer } from '../support/test-server.js'

const ids = (count: number) => Array.from({ length: count }, (_, index) => `school/${index}`)
const listed = 'query ($filter: ObservationFilter) { observations(filter: $filter) { nodes { id } } }'

/** What is asked, and the place and the limit that the refusal names. */
const tooMuch: readonly (readonly [string, string, object, RegExp])[] = [
  ['a list by a variable', listed, { filter: { orgUnits: ids(501) } }, /^\$filter\.orgUnits has more than 500 entries/],
  [
    'a list in the document',
    `{ indicators { nodes { comparison(orgUnits: ${JSON.stringify(ids(501))}) { id } } } }`,
    {},
    /^comparison\.orgUnits has more than 500 entries/,
  ],
  [
    'a list as the default of a variable',
    `query ($ids: [ID!] = ${JSON.stringify(ids(501))}) { indicators { nodes { comparison(orgUnits: $ids) { id } } } }`,
    {},
    /^\$ids has more than 500 entries/,
  ],
  ['a text', 'query ($id: ID!) { node(id: $id) { id } }', { id: 'x'.repeat(10_001) }, /^\$id has more than 10000 char/],
  [
    'many lists together',
    listed,
    {
      filter: Object.fromEntries(['indicators', 'orgUnits', 'groups'].map((name) => [name, ids(500)])),
      more: Array(10).fill(ids(400)),
    },
    /has more than 5000 values in all/,
  ],
]

describe('Arguments that are too much', () => {
  let server: TestServer

  before(async () => {
    server = await startEmpty({})
  })

  after(() => server.stop())

  for (const [what, query, variables, message] of tooMuch)
    it(`are refused with their place and what is allowed: ${what}`, async () => {
      const response = await server.post({ query, variables }, null)
      const answer = (await response.json()) as Answer<unknown>
      expect([response.status, codeOf(answer)]).to.deep.equal([400, 'ARGUMENT_TOO_LONG'])
      expect(answer.errors?.[0]?.message).to.match(message)
      expect(answer.errors?.[0]?.extensions.remedy).to.match(/^Send at most \d+/)
    })

  it('are refused by WebSocket too', async () => {
    const socket = server.socket(null)
    const answer = await answerBy(socket, listed, { variables: { filter: { orgUnits: ids(501) } } })
    await socket.dispose()
    expect(codeOf(answer)).to.equal('ARGUMENT_TOO_LONG')
  })

  it('are not as many as are allowed', async () => {
    const { errors } = await server.ask(listed, { filter: { orgUnits: ids(500) } })
    expect(errors ?? []).to.deep.equal([])
  })
})
