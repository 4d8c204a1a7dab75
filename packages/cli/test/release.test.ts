import { expect } from 'chai'
import { startFakeServer } from './fake-server.js'
import { planwright } from './planwright.js'
import type { Scenario } from './scenario.js'

describe('planwright release', () => {
  let stop: (() => Promise<void>) | undefined

  afterEach(async () => {
    await stop?.()
    stop = undefined
  })

  async function release(scenario: Scenario, ...more: string[]) {
    const server = await startFakeServer(scenario)
    stop = server.stop
    return planwright(['release', '2024-25', '--url', server.url, ...more])
  }

  it('says of how many figures a value, a bound or nothing is told', async () => {
    const { status, out } = await release({})
    expect(out).to.equal(
      'Released 2024-25: 400 figures about people: 250 shown, 119 as a bound ("5% or less", "fewer than 10 people"), 31 hidden.\n',
    )
    expect(status).to.equal(0)
  })

  it('says that a release with a reason is a correction', async () => {
    const { out } = await release({}, '--reason', 'A file was wrong.')
    expect(out).to.contain('Released 2024-25, correction 1:')
  })

  it('prints why nothing was released, and what to do', async () => {
    const problem = { code: 'RELEASE_EXISTS', path: 'period', message: 'It was.', remedy: 'Give a reason.' }
    const { status, out } = await release({ problems: [problem] })
    expect(out).to.equal('Nothing was released.\nRELEASE_EXISTS at period: It was. Give a reason.\n')
    expect(status).to.equal(1)
  })
})
