import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'

describe('The headers of an answer', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  for (const path of ['/playground/', '/graphql?query=%7B__typename%7D', '/nowhere']) {
    it(`let no page frame it, guess its type or run a foreign script: ${path}`, async () => {
      const { headers } = await fetch(`${server.url}${path}`)
      expect(headers.get('content-security-policy')).to.match(/^default-src 'self';.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.to.match(/unsafe-eval|script-src/)
      expect(headers.get('x-content-type-options')).to.equal('nosniff')
      expect(headers.get('x-frame-options')).to.equal('SAMEORIGIN')
      expect(headers.get('access-control-allow-origin')).to.equal(null)
      expect(headers.get('referrer-policy')).to.equal('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).to.equal('same-origin')
      expect(headers.get('cross-origin-resource-policy')).to.equal('same-origin')
      expect(headers.get('cache-control')).to.match(/no-store/)
    })
  }

  it('let a browser keep what the Playground is made of, whose names change with it', async () => {
    const page = await (await fetch(`${server.url}/playground/`)).text()
    const asset = /\/playground\/assets\/[\w.-]+\.js/.exec(page)?.[0]
    const { headers } = await fetch(`${server.url}${asset}`)
    expect(headers.get('cache-control')).to.equal('public, max-age=31536000, immutable')
  })
})
