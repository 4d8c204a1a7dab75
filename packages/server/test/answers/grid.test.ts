import { expect } from 'chai'
import { importSmallDistrict } from '../support/small-district.js'
import { type Answer, TestServer } from '../support/test-server.js'

const absenteeism = 'culture-climate.chronic-absenteeism'
const graduation = 'teaching-learning.four-year-graduation'
const balance = 'finance.budget-balance'
const schools = [4, 1, 2, 0, 10, 3].map((absent, index) => ({ zone: index < 3 ? 'north' : 'south', absent }))

interface Grid {
  readonly grid: {
    readonly totalCount: number
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly nodes: readonly {
      readonly orgUnit: { readonly id: string; readonly name: string }
      readonly group: { readonly id: string }
      readonly period: string | null
      readonly cells: readonly {
        readonly indicator: { readonly id: string }
        readonly value: number | null
        readonly reason: string | null
        readonly status: { readonly level: string; readonly because: string }
        readonly observation: { readonly period: string | null }
      }[]
    }[]
  }
}

const query = `query ($input: GridInput!, $first: Int! = 100, $after: String) {
  grid(input: $input, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { orgUnit { id name } group { id } period
      cells { indicator { id } value reason status { level because } observation { period } } }
  }
}`

/** Not those that record who was shown what. */
function isForAnswer(sql: string): boolean {
  return /^\s*(select|with)\b/i.test(sql) && !sql.includes('audit_entry')
}

describe('a grid', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
    await importSmallDistrict(server, schools)
  })

  after(() => server.stop())

  const ask = (input: object, page: object = {}): Promise<Answer<Grid>> => server.ask(query, { input, ...page })
  const valuesOf = ({ data }: Answer<Grid>) =>
    data.grid.nodes.map(({ orgUnit, cells }) => [orgUnit.id, cells[0]?.value])

  it('has a row for each unit of a level and a column for each indicator', async () => {
    const { data } = await ask({ indicators: [absenteeism, balance], level: 'SCHOOL', periods: ['2021-22'] })
    expect(data.grid.totalCount).to.equal(6)
    expect(data.grid.nodes.map(({ cells }) => cells.map(({ value }) => value))).to.deep.equal(
      [40, 10, 20, 0, 100, 30].map((value) => [value, null]),
    )
    expect(data.grid.nodes[0]?.cells[1]?.status).to.deep.equal({
      level: 'AWAITING',
      because: 'This indicator is not worked out for schools.',
    })
  })

  it("holds only a zone's schools where asked to", async () => {
    const answer = await ask({ indicators: [absenteeism], level: 'SCHOOL', within: 'zone/north', periods: ['2021-22'] })
    expect(valuesOf(answer)).to.deep.equal([
      ['school/0', 40],
      ['school/1', 10],
      ['school/2', 20],
    ])
  })

  it('stands in the order asked for, rows without a value last', async () => {
    const order = [{ by: 'INDICATOR', indicator: absenteeism, direction: 'DESCENDING' }]
    const answer = await ask({ indicators: [absenteeism], level: 'SCHOOL', groups: ['all', 'race/asian'], order })
    expect(valuesOf(answer).map(([, value]) => value)).to.deep.equal([
      ...[100, 40, 30, 20, 10, 0],
      ...[null, null, null, null, null, null],
    ])
  })

  it('takes a dimension for each of its groups', async () => {
    const { data } = await ask({ indicators: [absenteeism], orgUnits: ['school/0'], groups: ['englishLearner'] })
    const shown = data.grid.nodes.map(({ group, cells }) => [group.id, cells[0]?.value])
    expect(shown).to.deep.equal([
      ['englishLearner/yes', 80],
      ['englishLearner/no', 0],
    ])
  })

  it('keeps only the rows that meet its conditions, and counts those', async () => {
    const having = [{ indicator: absenteeism, atLeast: 20, below: 100 }]
    const answer = await ask({ indicators: [absenteeism], level: 'SCHOOL', having })
    expect(valuesOf(answer)).to.deep.equal([
      ['school/0', 40],
      ['school/2', 20],
      ['school/5', 30],
    ])
    expect(answer.data.grid.totalCount).to.equal(3)
  })

  it('can be asked for a status and for a reason', async () => {
    const periods = ['2018-19', '2019-20', '2020-21', '2021-22']
    const off = await ask({
      indicators: [graduation],
      periods,
      having: [{ indicator: graduation, statuses: ['AT_RISK', 'OFF_TRACK'] }],
    })
    expect(off.data.grid.nodes.map(({ period, cells }) => [period, cells[0]?.status.level])).to.deep.equal(
      off.data.grid.nodes.map(({ period }) => [period, period === '2018-19' ? 'OFF_TRACK' : 'AT_RISK']),
    )
    expect(off.data.grid.totalCount).to.be.within(1, 4)
    const missing = await ask({
      indicators: [absenteeism],
      periods: ['2021-22'],
      groups: ['englishLearner', 'race/asian'],
      having: [{ indicator: absenteeism, reasons: ['NO_DATA'] }],
    })
    expect(missing.data.grid.nodes.map(({ group }) => group.id)).to.deep.equal(['race/asian'])
  })

  it('shows the newest school year of each cell where no period is named', async () => {
    const { data } = await ask({ indicators: [graduation, 'teaching-learning.grade-3-ela'] })
    expect(data.grid.nodes.map(({ period }) => period)).to.deep.equal([null])
    const periods = data.grid.nodes[0]?.cells.map(({ observation }) => observation.period)
    expect(periods).to.deep.equal(['2021-22', '2018-19'])
  })

  it('comes in pages that neither miss nor repeat a row', async () => {
    const input = { indicators: [absenteeism], level: 'SCHOOL' }
    const first = await ask(input, { first: 4 })
    const second = await ask(input, { first: 4, after: first.data.grid.pageInfo.endCursor })
    expect([...valuesOf(first), ...valuesOf(second)]).to.deep.equal(valuesOf(await ask(input)))
    expect([first.data.grid.pageInfo.hasNextPage, second.data.grid.pageInfo.hasNextPage]).to.deep.equal([true, false])
  })

  it('asks the records for many cells as often as for one, or once more for every fifty rows', async () => {
    const having = [{ indicator: absenteeism, statuses: ['NO_TARGET', 'AWAITING'] }]
    const few = { indicators: [absenteeism, graduation], level: 'ZONE', periods: ['2021-22'], having }
    const many = {
      indicators: [absenteeism, graduation],
      level: 'SCHOOL',
      groups: ['all', 'race', 'englishLearner', 'meal', 'gender'],
      periods: ['2018-19', '2020-21', '2021-22'],
      having,
    }
    const rows = 6 * 17 * 3
    const counts = [
      (await server.statementsOf(() => ask(few))).filter(isForAnswer).length,
      (await server.statementsOf(() => ask(many))).filter(isForAnswer).length,
    ]
    console.log(`      statements: ${counts[0]} for 4 cells, ${counts[1]} for ${2 * rows}`)
    expect(counts[1]).to.be.at.most((counts[0] ?? 0) + Math.ceil(rows / 50))
    expect(counts[0]).to.be.at.most(6)
  })

  it('of too many cells is refused, with what to do', async () => {
    const periods = Array.from(
      { length: 200 },
      (_, index) => `${1900 + index}-${String((index + 1) % 100).padStart(2, '0')}`,
    )
    const groups = ['all', 'race', 'meal', 'grade', 'gender', 'disability', 'englishLearner']
    const orgUnits = Array.from({ length: 20 }, (_, school) => `school/${school}`)
    const { errors } = await ask({ indicators: [absenteeism], orgUnits, groups, periods })
    expect(errors?.[0]?.extensions.code).to.equal('GRID_TOO_LARGE')
    expect(errors?.[0]?.extensions.remedy).to.match(/one zone/)
  })

  it('warns of what it does not know, with the nearest, and answers the rest', async () => {
    const { data, extensions } = await ask({
      indicators: [graduation, 'culture-climate.chronic-absentism'],
      groups: ['all', 'race/blak'],
    })
    expect(data.grid.nodes[0]?.cells.map(({ indicator }) => indicator.id)).to.deep.equal([graduation])
    expect(extensions?.warnings?.map(({ code, remedy }) => [code, remedy])).to.deep.include.members([
      ['NOT_FOUND', 'Did you mean culture-climate.chronic-absenteeism?'],
      ['NOT_FOUND', 'Did you mean race/black?'],
    ])
  })

  it('refuses a condition on what is not one of its columns', async () => {
    const { errors } = await ask({ indicators: [graduation], having: [{ indicator: absenteeism, atLeast: 1 }] })
    expect(errors?.[0]?.extensions).to.deep.equal({
      code: 'ARGUMENT_INVALID',
      remedy: `Name one of the columns: ${graduation}.`,
    })
  })
})
