import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'

describe("the API's manners", () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('finds anything again by its id', async () => {
    const ids = [
      ['plans/hartford-2018-2022', 'Plan'],
      ['goals/graduation-rate', 'Goal'],
      ['actions/school-designs', 'Action'],
      ['teaching-learning', 'Department'],
      ['teaching-learning.grade-3-ela', 'Indicator'],
      ['district', 'OrgUnit'],
      ['peer/0430011', 'OrgUnit'],
      ['awaiting/goals/balanced-budget@district@all', 'Observation'],
    ]
    const query = 'query ($id: ID!) { node(id: $id) { id __typename } }'
    for (const [id, type] of ids)
      expect((await server.ask<object>(query, { id })).data).to.deep.equal({ node: { id, __typename: type } })
  })

  it('says beside an empty answer why it is empty', async () => {
    const answer = await server.ask<object>('{ indicator(id: "teaching-learning.graduation") { title } }')
    expect(answer.data).to.deep.equal({ indicator: null })
    expect(answer.extensions?.warnings?.[0]?.code).to.equal('NOT_FOUND')
  })

  it('answers in Spanish where asked to', async () => {
    const query = '{ departments { name(locale: ES) } }'
    const { departments } = (await server.ask<{ departments: { name: string }[] }>(query)).data
    expect(departments[0]?.name).to.equal('Enseñanza y aprendizaje')
  })

  it('explains a wrong argument with its remedy', async () => {
    const query = '{ indicator(id: "teaching-learning.four-year-graduation") { breakdown(by: "rase") { value } } }'
    const { errors } = await server.ask(query)
    expect(errors?.[0]?.extensions).to.deep.equal({ code: 'ARGUMENT_INVALID', remedy: 'Did you mean race?' })
  })

  it('names the mistake in a value that cannot be read, as a literal and as a variable', async () => {
    const literal = await server.ask('{ observations(filter: { asOf: "soon" }) { totalCount } }')
    expect(literal.errors?.[0]?.extensions.code).to.equal('GRAPHQL_VALIDATION_FAILED')
    const query = 'query ($filter: ObservationFilter) { observations(filter: $filter) { totalCount } }'
    const variable = await server.ask(query, { filter: { asOf: 'soon' } })
    expect(variable.errors?.[0]?.extensions.code).to.equal('BAD_USER_INPUT')
  })

  it('goes through all pages of a connection without missing or repeating one', async () => {
    const query = `query ($after: String) { orgUnits(kind: PEER, first: 50, after: $after) {
      totalCount edges { cursor node { id } } pageInfo { hasNextPage endCursor }
    } }`
    interface Units {
      readonly orgUnits: {
        readonly totalCount: number
        readonly edges: readonly { readonly node: { readonly id: string } }[]
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
      }
    }
    const seen: string[] = []
    let after: string | null = null
    let total = 0
    do {
      const { orgUnits }: Units = (await server.ask<Units>(query, { after })).data
      seen.push(...orgUnits.edges.map(({ node }) => node.id))
      total = orgUnits.totalCount
      after = orgUnits.pageInfo.hasNextPage ? orgUnits.pageInfo.endCursor : null
    } while (after !== null)
    expect(new Set(seen).size).to.equal(seen.length)
    expect(seen).to.have.length(total)
    expect(total).to.be.greaterThan(150)
  })

  it('refuses requests that a page of another site sends', async () => {
    const body = JSON.stringify({ query: '{ plan { key } }' })
    const headers = { 'content-type': 'application/json', origin: 'http://elsewhere.example' }
    const answer = await fetch(`${server.server.url}/graphql`, { method: 'POST', headers, body })
    expect(answer.status).to.equal(403)
  })

  it('listens on the loopback address only', () => {
    expect(server.server.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/)
  })
})
