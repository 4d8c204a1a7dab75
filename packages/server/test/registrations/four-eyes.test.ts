import { expect } from 'chai'
import { startLibrary } from '../support/library-district.js'
import { type Payload, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const ana = 'Ana Ruiz'
const jose = 'José Muñoz'
const issue = `mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) { token problems { code } } }`
const propose = 'mutation ($id: ID!) { done: proposeIndicator(id: $id) { problems { code message } } }'
const approve = 'mutation ($id: ID!) { done: approveIndicator(id: $id) { problems { code message } } }'

describe('the approval of a proposal', () => {
  let server: TestServer
  const id = shortLoans().id

  before(async () => {
    server = await startLibrary()
    await registering(server).register(shortLoans(), ana)
  })

  after(() => server.stop())

  const keyOf = async (person: string) => {
    const input = { name: 'a script', roles: ['ADMINISTRATOR'], expiresAt: new Date(Date.now() + 3_600_000) }
    const { data } = await server.ask<{ issueApiKey: { token: string } }>(issue, { input }, person)
    return data.issueApiKey.token
  }
  const codesOf = ({ problems }: Pick<Payload, 'problems'>) => problems.map(({ code }) => code)
  const by = async (token: string, query: string) =>
    (await server.askWith<{ done: Pick<Payload, 'problems'> }>(token, query, { id })).data.done

  it('is not its proposer’s, by a key either', async () => {
    await registering(server).propose(id, ana)
    const done = await by(await keyOf(ana), approve)
    expect(done.problems.map(({ code, message }) => `${code}: ${message}`)).to.deep.equal([
      'OWN_APPROVAL: Ana Ruiz proposed this, and somebody else must approve it.',
    ])
  })

  it('is not that of whoever issued the key by which it was proposed', async () => {
    const steps = registering(server)
    await steps.register({ ...shortLoans(), better: 'LOWER' }, ana)
    expect(codesOf(await by(await keyOf(jose), propose))).to.deep.equal([])
    expect(codesOf(await steps.approve(id, jose))).to.deep.equal(['OWN_APPROVAL'])
  })

  it('is anybody else’s', async () => {
    expect(codesOf(await by(await keyOf(ana), approve))).to.deep.equal([])
  })
})
