import { operationsFolder, readOperations } from '@planwright/server'
import { expect } from 'chai'
import { getOperationAST, parse } from 'graphql'
import { TestServer } from '../support/test-server.js'

describe('the examples in schema/operations', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('all run as they are, without variables', async () => {
    const operations = await readOperations(operationsFolder)
    expect(operations.length).to.be.greaterThan(6)
    for (const { name, query } of operations) {
      if (getOperationAST(parse(query))?.operation === 'subscription') continue
      const { data, errors } = await server.ask(query)
      expect(errors, name).to.equal(undefined)
      expect(data, name).to.be.an('object')
    }
  })

  it('are offered to the Playground as tabs', async () => {
    const answer = await fetch(`${server.server.url}/playground/operations.json`)
    expect(await answer.json()).to.deep.equal(await readOperations(operationsFolder))
  })
})
