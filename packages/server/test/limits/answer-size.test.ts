import { performance } from 'node:perf_hooks'
import { expect } from 'chai'
import type { Answer } from '../support/client.js'
import { answerBy, codeOf } from '../support/sockets.js'
import { TestServer } from '../support/test-server.js'

const pagesInPages = `query ($many: Int = 1000) { departments { indicators(first: $many) { nodes { id department {
  indicators(first: $many) { nodes { id } } } } } } }`

const largestPage = `{ observations(first: 1000) { totalCount pageInfo { hasNextPage endCursor } nodes {
  id period value reason numerator denominator people version dataThrough computedAt supersededAt receipt
  indicator { id title } orgUnit { id name } group { id label } status { level because } } } }`

const wideGrid = `query ($indicators: [ID!]!) { grid(first: 250, input: { indicators: $indicators, level: SCHOOL,
  groups: ["all", "race"], periods: ["2016-17"] }) { totalCount nodes { orgUnit { id name } group { id label } period
  cells { value reason status { level because } } } } }`

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
      const response = await server.post({ query: pagesInPages, variables }, null)
      const answer = (await response.json()) as Answer<unknown>
      console.log(`      refused within ${Math.ceil(performance.now() - from)} ms: ${answer.errors?.[0]?.message}`)
      expect(response.status).to.equal(400)
      expect(codeOf(answer)).to.equal('QUERY_TOO_LARGE')
    })

  it('is refused by WebSocket too', async () => {
    const socket = server.socket(null)
    const refused = await answerBy(socket, pagesInPages)
    await socket.dispose()
    expect(codeOf(refused)).to.equal('QUERY_TOO_LARGE')
  })

  it('is answered where the variable asks for few', async () => {
    expect((await server.ask(pagesInPages, { many: 5 })).errors).to.equal(undefined)
  })

  it('is not the largest page, with all of each row, its indicator, org unit, group and status', async () => {
    const { errors, data } = await server.ask<{ observations: { nodes: readonly object[] } }>(largestPage)
    expect(errors ?? []).to.deep.equal([])
    expect(data.observations.nodes.length).to.be.greaterThan(0)
  })

  it('is not a grid of every indicator and 250 rows, with the status of each cell', async () => {
    const listed = await server.ask<{ indicators: { nodes: readonly { readonly id: string }[] } }>(
      '{ indicators(first: 1000) { nodes { id } } }',
    )
    const indicators = listed.data.indicators.nodes.map(({ id }) => id)
    console.log(`      ${indicators.length} indicators in a grid`)
    expect((await server.ask(wideGrid, { indicators })).errors ?? []).to.deep.equal([])
  })
})
