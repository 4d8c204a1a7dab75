import { expect } from 'chai'
import { importSent, importText, startImport } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const header = 'orgUnit,schoolYear,group,cohort,graduates,rate'

const dataset = 'operations.service-requests'
const account = `{ imports { confirmed scope { name value } effects(first: 5) { totalCount nodes {
  schoolYear before after added altered removed losing(first: 5) { totalCount nodes { unit rows } }
} } } }`

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

  it('stop where a year would lose rows, say so, and go on once that is confirmed', async () => {
    const file = (rows: number) => {
      const lines = Array.from({ length: rows }, (_, row) => `request-${row},07,2016-09-30,boiler,true,${row}`)
      return `request,school,asked,topic,answered,days\n${lines.join('\n')}\n`
    }
    await importText(server, dataset, file(10))
    const sent = await server.send('five.csv', file(5))
    const asked = (await importSent(server, dataset, [sent])).at(-1)
    expect(asked).to.include({ state: 'UNCONFIRMED', changed: 5 })
    const confirm = asked?.confirmations.map(({ key }) => key)
    expect(confirm).to.deep.equal(['loses-rows:2016-17:5-of-10'])
    const confirmed = await importSent(server, dataset, [sent], { confirm })
    expect(confirmed.at(-1)).to.deep.include({ state: 'DONE', changed: 5, confirmations: [] })
    const { data } = await server.ask<{ readonly imports: readonly object[] }>(account)
    expect(data.imports[0]).to.deep.equal({
      confirmed: confirm,
      scope: [],
      effects: {
        totalCount: 1,
        nodes: [
          {
            ...{ schoolYear: '2016-17', before: 10, after: 5, added: 0, altered: 0, removed: 5 },
            losing: { totalCount: 0, nodes: [] },
          },
        ],
      },
    })
  })

  it('for a scope that the dataset does not have do not start', async () => {
    const sent = await server.send('one.csv', 'request,school,asked,topic,answered,days\n1,07,2016-09-30,x,true,1\n')
    const scope = [
      { name: 'scool', value: '07' },
      { name: 'month', value: '2016-13' },
      { name: 'school', value: '07' },
      { name: 'school', value: '08' },
    ]
    const { problems } = await startImport(server, { dataset, files: [sent], scope })
    expect(problems.map(({ code, path }) => [code, path.join('.')])).to.deep.equal([
      ['IMPORT_SCOPE_UNKNOWN', 'input.scope.0'],
      ['IMPORT_SCOPE_VALUE', 'input.scope.1'],
      ['SCOPE_TWICE', 'input.scope.3'],
    ])
    expect(problems[0]?.remedy).to.contain('Did you mean "school"?')
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
