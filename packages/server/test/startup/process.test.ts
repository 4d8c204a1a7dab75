import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import { manyReplays } from '../support/long-work.js'
import { repository } from '../support/repository.js'
import { ServerProcess } from '../support/server-process.js'
import { answerBy, codeOf } from '../support/sockets.js'
import { newFolder } from '../support/test-server.js'

describe('the server as a process', () => {
  it('answers again after it was killed, and ends with status 0 when it is asked to', async () => {
    const folder = await newFolder()
    await (await ServerProcess.start(folder.path)).end('SIGKILL')
    const again = await ServerProcess.start(folder.path)
    try {
      const query = '{ indicator(id: "teaching-learning.four-year-graduation") { latest { value } } }'
      expect((await again.ask<object>(query)).data).to.deep.equal({ indicator: { latest: { value: 73.8 } } })
    } finally {
      expect(await again.end('SIGTERM')).to.equal(0)
      await folder.remove()
    }
  })

  it('ends in order during long work when it is asked to, and tells whoever waits for it', async () => {
    const folder = await newFolder()
    const server = await ServerProcess.start(folder.path)
    const socket = server.socket()
    const long = answerBy(socket, (await manyReplays(server)).query)
    // Operations of a WebSocket begin in their order: once this one is answered, the long one is at work.
    await answerBy(socket, '{ __typename }')
    const from = performance.now()
    const [status, answer] = await Promise.all([server.end('SIGTERM'), long])
    const took = performance.now() - from
    await folder.remove()
    console.log(`      ended within ${Math.ceil(took)} ms`)
    expect([status, codeOf(answer)]).to.deep.equal([0, 'SERVER_ENDING'])
    expect(took).to.be.at.most(2_000)
  })

  it('ends with a sentence and a status other than 0 when it cannot start', async () => {
    const env = { ...process.env, PORT: 'soon' }
    const child = spawn(process.execPath, [join(repository, 'packages/server/dist/src/main.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const said: string[] = []
    for await (const line of createInterface({ input: child.stderr })) said.push(line)
    if (child.exitCode === null) await once(child, 'exit')
    expect(child.exitCode).to.equal(1)
    expect(said).to.deep.equal(['PORT is soon, which is not a port. Give a number from 0 to 65535.'])
  })
})
