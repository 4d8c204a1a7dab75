import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { fillLibrary, startLibrary } from '../support/library-district.js'
import type { TestServer } from '../support/test-server.js'

const header = 'student,school,schoolYear,loan,days,onTime'
const rows = Array.from(
  { length: 500 },
  (_, loan) => `s${loan % 90},${(loan % 4) + 1},2021-22,${loan},5,${loan % 3 > 0}`,
)
const content = `${header}\n${rows.join('\n')}\n`

const everything = `{
  observations(filter: { asOf: "2999-01-01T00:00:00Z" }) { totalCount }
  indicator(id: "library.returned") { latest { value denominator receipt } series { period value } }
}`

describe('the same import', () => {
  let server: TestServer

  beforeEach(async () => {
    server = await startLibrary()
    await fillLibrary(server)
  })

  afterEach(() => server.stop())

  it('by four at once has one result: one of them changes the rows, and the figures are calculated once', async () => {
    const ends = await Promise.all([1, 2, 3, 4].map(() => importText(server, 'library.loans', content)))
    const changes = ends.map((said) => said.at(-1)).map((end) => `${end?.state} ${(end?.changed ?? 0) > 0}`)
    expect(changes.toSorted()).to.deep.equal(['DONE false', 'DONE false', 'DONE false', 'DONE true'])
    const { data } = await server.ask<{ indicator: { latest: object } }>(everything)
    expect(data.indicator.latest).to.include({ denominator: 500 })
  })

  it('twice writes nothing the second time: every answer, receipt and count is the same', async () => {
    await importText(server, 'library.loans', content)
    const first = await server.ask(everything)
    expect((await importText(server, 'library.loans', content)).at(-1)).to.include({ state: 'DONE', changed: 0 })
    expect(await server.ask(everything)).to.deep.equal(first)
  })

  it('as a dry run says what it would change and writes nothing', async () => {
    const before = await server.ask(everything)
    const end = (await importText(server, 'library.loans', content, { dryRun: true })).at(-1)
    expect(end).to.include({ state: 'DONE', read: 500, accepted: 500 })
    expect(end?.changed).to.be.greaterThan(0)
    expect(await server.ask(everything)).to.deep.equal(before)
  })
})
