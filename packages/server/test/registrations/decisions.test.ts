import { expect } from 'chai'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { type Payload, type Problem, registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

const decline = `mutation ($reason: String!) { done: declineIndicator(id: "library.short-loans", reason: $reason) {
  registration { number version state declinedBy declinedBecause } problems { code path } } }`
const reinstate = `mutation ($id: ID!) { done: reinstateIndicator(id: $id) { indicator { id state } problems { code message remedy } } }`

interface Reinstated {
  readonly indicator: object | null
  readonly problems: readonly Problem[]
}

describe('decisions about an indicator', () => {
  let server: TestServer
  let steps: ReturnType<typeof registering>

  beforeEach(async () => {
    server = await startLibrary()
    steps = registering(server)
    await fillLibrary(server)
  })

  afterEach(() => server.stop())

  it('against a proposal keep the reason, and the same definition may be proposed anew', async () => {
    await steps.register(shortLoans(), 'Ana Ruiz')
    await steps.propose('library.short-loans', 'Ana Ruiz')
    const silent = await steps.send<Payload>(decline, { reason: ' ' }, 'José Muñoz')
    expect(silent.problems.map(({ code }) => code)).to.deep.equal(['REASON_MISSING'])
    const { registration } = await steps.send<Payload>(decline, { reason: 'Ten days are too many.' }, 'José Muñoz')
    expect(registration).to.deep.include({
      ...{ state: 'DECLINED', declinedBy: 'José Muñoz', declinedBecause: 'Ten days are too many.' },
    })
    const refused = await steps.approve('library.short-loans', 'José Muñoz')
    expect(refused.problems.map(({ code }) => code)).to.deep.equal(['REGISTRATION_STATE'])
    const again = await steps.register(shortLoans(), 'Ana Ruiz')
    expect(again.registration).to.deep.include({ number: 2, state: 'DRAFT' })
  })

  it('not to propose a draft after all takes it back, and the same definition may be registered again', async () => {
    await steps.register(shortLoans(), 'Ana Ruiz')
    const { registration, problems } = await steps.withdraw('library.short-loans', 'Ana Ruiz')
    expect(problems).to.deep.equal([])
    expect(registration).to.deep.include({ number: 1, state: 'WITHDRAWN' })
    const late = await steps.propose('library.short-loans', 'Ana Ruiz')
    expect(late.problems.map(({ code }) => code)).to.deep.equal(['REGISTRATION_STATE'])
    expect((await steps.register(shortLoans(), 'Ana Ruiz')).registration).to.deep.include({ number: 2, state: 'DRAFT' })
  })

  it('to retire can be taken back, for a plugin’s indicator too, as far as the limit allows', async () => {
    await steps.approved(shortLoans())
    await steps.retire('library.kept', 'By mistake.', 'Ana Ruiz')
    const done = await steps.send<Reinstated>(reinstate, { id: 'library.kept' }, 'Ana Ruiz')
    expect(done).to.deep.equal({ indicator: { id: 'library.kept', state: 'IN_FORCE' }, problems: [] })
    await steps.retire('library.kept', 'It is not looked at.', 'Ana Ruiz')
    await steps.approved(shortLoans({ id: 'library.week-loans' }))
    const { problems } = await steps.send<Reinstated>(reinstate, { id: 'library.kept' }, 'Ana Ruiz')
    expect(problems.map(({ code }) => code)).to.deep.equal(['INDICATOR_LIMIT'])
    const query = '{ department(id: "library") { retiredIndicators { id series { period } } } }'
    const { data } = await server.ask<{
      department: { retiredIndicators: readonly { id: string; series: readonly object[] }[] }
    }>(query)
    const [retired] = data.department.retiredIndicators
    expect(retired?.id).to.equal('library.kept')
    expect(retired?.series).to.have.length(3)
  })

  it('that are still open are told to whoever asks for the indicator too early', async () => {
    await steps.register(shortLoans(), 'Ana Ruiz')
    const { data, extensions } = await server.ask<object>('{ indicator(id: "library.short-loans") { id } }')
    expect(data).to.deep.equal({ indicator: null })
    expect(extensions?.warnings?.[0]?.remedy).to.equal('It was registered and is not in force: version 1 is DRAFT.')
  })

  it('wait in a list for whoever approves, each to be found again by its id', async () => {
    await steps.register(shortLoans(), 'Ana Ruiz')
    await steps.propose('library.short-loans', 'Ana Ruiz')
    const list = '{ registrations(state: PROPOSED, department: "library") { nodes { id title proposedBy } } }'
    const { data } = await server.ask<{ registrations: { nodes: readonly { id: string }[] } }>(list)
    const [first] = data.registrations.nodes
    expect(first).to.deep.include({ title: 'Short loans', proposedBy: 'Ana Ruiz' })
    const node = await server.ask<object>(`{ node(id: "${first?.id}") { id ... on Registration { number } } }`)
    expect(node.data).to.deep.equal({ node: { id: first?.id, number: 1 } })
  })
})
