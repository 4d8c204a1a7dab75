import { expect } from 'chai'
import { importText, startImport } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const header = 'orgUnit,schoolYear,group,cohort,graduates,rate'

describe('imports through the API', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  const latest = async (group: string) => {
    const query = `query ($group: ID!) { indicator(id: "teaching-learning.four-year-graduation") {
      latest(group: $group) { period value reason receipt }
    } }`
    return (await server.ask<{ indicator: { latest: { value: number | null } } }>(query, { group })).data.indicator
      .latest
  }

  it('take rows in, calculate what they touch, and tell about it up to the end', async () => {
    const said = await importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/asian,40,30,75.0\n`,
    )
    const last = said.at(-1)
    expect(last).to.deep.include({ state: 'DONE', phase: 'done', read: 1, accepted: 1, rejected: 0, changed: 1 })
    expect((await latest('race/asian')).value).to.equal(75)
  })

  it('change nothing the second time, and write no figure again', async () => {
    const all = '{ observations(filter: { asOf: "2999-01-01T00:00:00Z" }) { totalCount } }'
    const before = await server.ask(all)
    const said = await importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/asian,40,30,75.0\n`,
    )
    expect(said.at(-1)).to.deep.include({ state: 'DONE', changed: 0 })
    expect(await server.ask(all)).to.deep.equal(before)
  })

  it('keep what was known before a figure was restated', async () => {
    const asOf = new Date().toISOString()
    await importText(server, 'teaching-learning.graduation', `${header}\ndistrict,2021-22,race/asian,40,32,80.0\n`)
    expect((await latest('race/asian')).value).to.equal(80)
    const query = `query ($filter: ObservationFilter!) { observations(filter: $filter) { nodes { value supersededAt } } }`
    const filter = { indicators: ['teaching-learning.four-year-graduation'], groups: ['race/asian'], asOf }
    const { data } = await server.ask<{ observations: { nodes: { value: number; supersededAt: string | null }[] } }>(
      query,
      { filter },
    )
    expect(data.observations.nodes.map(({ value }) => value)).to.deep.equal([75])
    expect(data.observations.nodes[0]?.supersededAt).to.equal(null)
  })

  it('are refused whole where one row is wrong, with its line and column', async () => {
    const said = await importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/white,40,many,75.0\n`,
    )
    const last = said.at(-1)
    expect(last).to.deep.include({ state: 'REFUSED', read: 1, accepted: 0, rejected: 1, changed: 0 })
    expect(last?.rejects).to.deep.equal({ totalCount: 1, nodes: [{ line: 2, column: 'graduates' }] })
    expect((await latest('race/white')).value).to.equal(null)
  })

  it('write nothing in a dry run', async () => {
    const said = await importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/white,40,30,75.0\n`,
      { dryRun: true },
    )
    expect(said.at(-1)).to.deep.include({ state: 'DONE', accepted: 1 })
    expect((await latest('race/white')).value).to.equal(null)
  })

  it('that cannot start say why, where, and what to do', async () => {
    const files = [{ sha256: 'f'.repeat(64), name: 'lost.csv' }]
    const { import: started, problems } = await startImport(server, { dataset: 'teaching-learning.graduations', files })
    expect(started).to.equal(null)
    expect(problems.map(({ code, path }) => [code, path.join('.')])).to.deep.equal([
      ['DATASET_UNKNOWN', 'input.dataset'],
      ['FILE_NOT_STORED', 'input.files.0'],
    ])
    expect(problems[0]?.remedy).to.equal('Did you mean teaching-learning.graduation?')
  })
})
