import { readdir, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { startEmpty } from '../support/limited-server.js'
import { rawRequest } from '../support/raw-request.js'
import { newFolder, TestServer } from '../support/test-server.js'

interface Said {
  readonly code?: string
  readonly remedy?: string
}

function post(server: TestServer, body: string, headers: Record<string, string> = {}) {
  const authorization = `Bearer ${server.tokenFor('ana')}`
  return rawRequest(`${server.url}/files?name=a.csv`, { method: 'POST', headers: { authorization, ...headers }, body })
}

describe('A file that is sent', () => {
  let server: TestServer

  afterEach(() => server.stop())

  const tooLarge = 'x'.repeat(1_048_577)

  for (const [how, headers] of [
    ['says its size', { 'content-length': String(tooLarge.length) }],
    ['does not say its size', { 'transfer-encoding': 'chunked' }],
  ] as const)
    it(`is refused with what to do where it is too large and ${how}`, async () => {
      server = await startEmpty({ megabytesPerFile: 1 })
      const { status, body } = await post(server, tooLarge, headers)
      const said = JSON.parse(body) as Said
      expect([status, said.code]).to.deep.equal([413, 'FILE_TOO_LARGE'])
      expect(said.remedy).to.match(/PLANWRIGHT_MEGABYTES_PER_FILE/)
      expect((await post(server, 'small')).status).to.equal(201)
    })

  it('is refused after as many as a person may send in a day', async () => {
    server = await startEmpty({ filesPerDay: 2 })
    const answers = [await post(server, 'a'), await post(server, 'b'), await post(server, 'c')]
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201, 429])
    expect((JSON.parse(answers[2]?.body ?? '{}') as Said).code).to.equal('TOO_MANY_FILES')
    expect(Number(answers[2]?.headers['retry-after'])).to.be.greaterThan(0)
  })

  it('waits where a person sends more at once than are taken in', async () => {
    server = await startEmpty({ uploadsAtOnce: 1 })
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((body) => post(server, body)))
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201, 201, 201])
  })
})

describe('A file that no import named', () => {
  it('is forgotten after a day, and not before', async () => {
    const folder = await newFolder()
    const archive = join(folder.path, 'archive')
    const start = () => TestServer.start(folder.path, { figuresFolder: null })
    const first = await start()
    const [old, young] = [await first.send('old.csv', 'old'), await first.send('young.csv', 'young')]
    await first.stop()
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1_000)
    await utimes(join(archive, old.sha256.slice(0, 2), old.sha256), twoDaysAgo, twoDaysAgo)
    await (await start()).stop()
    const left = (await readdir(archive, { recursive: true })).join(' ')
    await folder.remove()
    expect([left.includes(old.sha256), left.includes(young.sha256)]).to.deep.equal([false, true])
  })
})
