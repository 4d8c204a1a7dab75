import { performance } from 'node:perf_hooks'
import { setTimeout as delay } from 'node:timers/promises'
import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'
import { floodOperations } from './flood-questions.js'
import { indicatorsOf } from './flooded.js'

const inTime = 500
/** On a machine that other programs use too, the server has a part of each second. */
const mostShared = 10
const questions = 40

describe('The work for many who have gone', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  it('ends in time, at work or waiting for its turn', async () => {
    const indicators = await indicatorsOf(server)
    const gone = new AbortController()
    const answered: number[] = []
    const tokens = ['ana', 'ben', 'cai', 'dee'].map((name) => server.tokenFor(name))
    for (let number = 0; number < questions; number++) {
      const variables = { indicators, groups: ['all', 'race', `none-${number}`], first: 300 }
      const query = floodOperations.grid.replace('SCHOOL', 'DISTRICT')
      const token = tokens[number % tokens.length] ?? null
      server.post({ query, variables }, token, gone.signal).then(
        () => answered.push(number),
        () => undefined,
      )
    }
    await delay(300)
    const [from, usage] = [performance.now(), process.cpuUsage()]
    gone.abort()
    await server.server.settled()
    const took = performance.now() - from
    const { user, system } = process.cpuUsage(usage)
    const worked = (user + system) / 1_000
    console.log(
      `      ${questions} dear questions ended ${Math.ceil(took)} ms after, with ${Math.ceil(worked)} ms of work`,
    )
    expect(answered.length, 'answered before').to.be.below(questions / 2)
    expect(Math.min(took, worked)).to.be.at.most(inTime)
    expect(took).to.be.at.most(mostShared * inTime)
  })
})
