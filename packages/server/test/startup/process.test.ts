import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import { repository } from '../support/repository.js'
import { ServerProcess } from '../support/server-process.js'
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
