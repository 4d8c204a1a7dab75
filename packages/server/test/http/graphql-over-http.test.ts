import { ApolloServer } from '@apollo/server'
import fastifyApollo from '@as-integrations/fastify'
import { expect } from 'chai'
import { fastify } from 'fastify'
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
    const asItComes = new Map((await auditsAsItComes()).map(({ id, status }) => [id, rankOf(status)]))
    const worse = results.filter(({ id, status }) => rankOf(status) > (asItComes.get(id) ?? 0))
    expect(worse.map(({ name }) => name)).to.deep.equal([])
  })
})

type Audits = Awaited<ReturnType<typeof auditServer>>

/** What the audits say of the library with nothing of ours around it. */
async function auditsAsItComes(): Promise<Audits> {
  const library = new ApolloServer({ typeDefs: 'type Query { nothing: Boolean }' })
  await library.start()
  const app = fastify()
  await app.register(fastifyApollo(library))
  try {
    return await auditServer({ url: `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql` })
  } finally {
    await app.close()
    await library.stop()
  }
}

function rankOf(status: string): number {
  return ['ok', 'notice', 'warn', 'error'].indexOf(status)
}
