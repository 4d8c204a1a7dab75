import { expect } from 'chai'
import { auditServer } from 'graphql-http'
import { TestServer } from '../support/test-server.js'

describe('GraphQL over HTTP', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('is spoken as the specification says: no audit fails, and none is worse than with the library as it comes', async () => {
    const results = await auditServer({ url: `${server.url}/graphql` })
    const named = (status: string): readonly string[] =>
      results.filter((result) => result.status === status).map(({ name }) => name)
    const [ok, notice, warn, error] = ['ok', 'notice', 'warn', 'error'].map(named)
    console.log(
      `      ${results.length} audits: ${ok?.length} ok, ${notice?.length} notices, ${warn?.length} warnings, ${error?.length} errors`,
    )
    expect(error).to.deep.equal([])
    expect(ok?.length).to.be.at.least(55)
    expect(warn?.length).to.be.at.most(3)
  })
})
