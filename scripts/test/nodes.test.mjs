import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { nodeBinary } from '../nodes/binary.mjs'
import { errorsOf, operations } from '../nodes/operations.mjs'

describe('a line of Node.js', () => {
  /** @type {string} */
  let cache
  beforeEach(() => {
    cache = mkdtempSync(join(tmpdir(), 'planwright-nodes-'))
  })
  afterEach(() => rmSync(cache, { recursive: true }))

  /** An environment in which npm reaches no registry and knows no package. */
  const alone = () => ({
    ...process.env,
    npm_config_registry: 'http://127.0.0.1:1/',
    npm_config_cache: join(cache, 'npm'),
    npm_config_fetch_retry_mintimeout: '1',
  })

  it('cannot be had, with the reason, where npm does not reach its registry', async () => {
    const found = await nodeBinary('22', cache, alone())
    expect('reason' in found && found.reason).to.match(/ECONNREFUSED|ENOTCACHED|127\.0\.0\.1/)
  })

  it('is not asked of the registry again once it is there', async function () {
    if (process.platform === 'win32') this.skip()
    mkdirSync(join(cache, '22'))
    const binary = join(cache, '22/node')
    symlinkSync(process.execPath, binary)
    expect(await nodeBinary('22', cache, alone())).to.deep.equal({ binary, version: process.versions.node })
  })
})

describe('the operations asked on each line of Node.js', () => {
  it('are the examples of the API, and what front ends send where that is known', async () => {
    const all = await operations()
    expect(all.filter(({ isPublic }) => !isPublic)).to.have.length.above(20)
    expect(all.filter(({ query }) => /^subscription/m.test(query))).to.deep.equal([])
  })

  it('are named where the answer has an error or no data', async () => {
    const answers = ['{"data":{"plan":{}}}', '{"errors":[{"message":"no"}]}', '{"data":null}']
    const server = createServer((_request, response) => response.end(answers.shift()))
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const all = ['sound', 'wrong', 'empty'].map((name) => ({ name, query: '{ plan { key } }', isPublic: true }))
    const errors = await errorsOf(all, { url, token: '' })
    await new Promise((resolve) => server.close(resolve))
    expect(errors).to.deep.equal(['wrong: [{"message":"no"}]', 'empty: "no data"'])
  })
})
