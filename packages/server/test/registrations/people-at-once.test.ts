import { expect } from 'chai'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import { registering, shortLoans } from '../support/registering.js'
import type { TestServer } from '../support/test-server.js'

describe('people who work at the same moment', () => {
  let server: TestServer
  let steps: ReturnType<typeof registering>

  beforeEach(async () => {
    server = await startLibrary()
    steps = registering(server)
    await fillLibrary(server)
  })

  afterEach(() => server.stop())

  it('cannot pass the limit together: of five approvals for one free place, one goes through', async () => {
    const ids = [1, 2, 3, 4, 5].map((number) => `library.loans-${number}`)
    await Promise.all(ids.map((id) => steps.register(shortLoans({ id }), 'Ana Ruiz')))
    await Promise.all(ids.map((id) => steps.propose(id, 'Ana Ruiz')))
    const answers = await Promise.all(ids.map((id) => steps.approve(id, 'José Muñoz')))
    const codes = answers.map(({ problems }) => problems[0]?.code ?? 'APPROVED')
    expect(codes.toSorted()).to.deep.equal(['APPROVED', ...Array.from({ length: 4 }, () => 'INDICATOR_LIMIT')])
    const { data } = await server.ask<object>('{ department(id: "library") { indicators { totalCount } } }')
    expect(data).to.deep.equal({ department: { indicators: { totalCount: 3 } } })
  })

  it('approve one proposal once', async () => {
    await steps.register(shortLoans(), 'Ana Ruiz')
    await steps.propose('library.short-loans', 'Ana Ruiz')
    const approvers = ['José Muñoz', 'Ben Okafor', 'Mei Lin']
    const answers = await Promise.all(approvers.map((name) => steps.approve('library.short-loans', name)))
    expect(answers.filter(({ registration }) => registration !== null)).to.have.length(1)
  })

  it('register one id as numbered versions, none of them lost', async () => {
    const inputs = [1, 2, 3, 4, 5, 6].map((number) => shortLoans({ title: { en: `Title ${number}` } }))
    const answers = await Promise.all(inputs.map((input, who) => steps.register(input, `Person ${who}`)))
    const numbers = answers.map(({ registration }) => registration?.number).toSorted()
    expect(numbers).to.deep.equal([1, 2, 3, 4, 5, 6])
    const { data } = await server.ask<object>('{ registrations(state: DRAFT) { totalCount } }')
    expect(data).to.deep.equal({ registrations: { totalCount: 1 } })
  })
})
