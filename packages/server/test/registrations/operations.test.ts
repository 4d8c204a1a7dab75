import { readOperations } from '@planwright/server'
import { expect } from 'chai'
import type { Problem } from '../support/registering.js'
import { TestServer } from '../support/test-server.js'

interface Payload {
  readonly problems: readonly Problem[]
}

const people: readonly (readonly [operation: string, actor: string])[] = [
  ['PreviewIndicator', 'Ana Ruiz'],
  ['RegisterIndicator', 'Ana Ruiz'],
  ['RetireIndicator', 'Ana Ruiz'],
  ['ProposeIndicator', 'Ana Ruiz'],
  ['ApproveIndicator', 'José Muñoz'],
  ['SetTarget', 'Ana Ruiz'],
]

describe('the examples of registering an indicator', () => {
  it('go the whole way, one after the other, where each is sent in somebody’s name', async () => {
    const server = await TestServer.start()
    try {
      const operations = new Map((await readOperations()).map(({ name, query }) => [name, query]))
      for (const [name, actor] of people) {
        const { data, errors } = await server.ask<Record<string, Payload>>(operations.get(name) ?? '', {}, actor)
        expect(errors, name).to.equal(undefined)
        expect(Object.values(data)[0]?.problems, name).to.deep.equal([])
      }
      const query = '{ indicator(id: "culture-climate.almost-always-there") { state } }'
      expect((await server.ask<object>(query)).data).to.deep.equal({ indicator: { state: 'IN_FORCE' } })
    } finally {
      await server.stop()
    }
  })
})
