import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'chai'
import { repository } from '../support/repository.js'
import { newFolder } from '../support/test-server.js'

interface Started {
  readonly child: ChildProcess
  readonly url: string
}

async function start(data: string): Promise<Started> {
  const env = { ...process.env, PORT: '0', PLANWRIGHT_DATA: data, PLANWRIGHT_PLUGINS: join(repository, 'plugins') }
  const child = spawn(process.execPath, [join(repository, 'packages/server/dist/src/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let url = ''
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    url ||= /http:\/\/[\d.:]+/.exec(line)?.[0] ?? ''
    if (line === 'Planwright is ready.') return { child, url }
  }
  throw new Error('The server ended before it was ready.')
}

async function newestGraduation(url: string): Promise<unknown> {
  const query = '{ indicator(id: "teaching-learning.four-year-graduation") { latest { value } } }'
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return ((await answer.json()) as { data: { indicator: { latest: { value: number } } } }).data.indicator.latest.value
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  const ended = once(child, 'exit')
  child.kill(signal)
  return (await ended)[0] as number | null
}

describe('the server as a process', () => {
  it('answers again after it was killed, and ends with status 0 when it is asked to', async () => {
    const folder = await newFolder()
    const killed = await start(folder.path)
    await end(killed.child, 'SIGKILL')
    const again = await start(folder.path)
    try {
      expect(await newestGraduation(again.url)).to.equal(73.8)
    } finally {
      expect(await end(again.child, 'SIGTERM')).to.equal(0)
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
