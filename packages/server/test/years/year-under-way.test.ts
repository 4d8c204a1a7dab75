import { join } from 'node:path'
import { run } from '@planwright/server'
import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { newFolder, TestServer } from '../support/test-server.js'
import { countId, meanId, startReading, visitsId, writeReading } from '../support/years-district.js'

interface Figure {
  readonly period: string | null
  readonly isToDate: boolean
  readonly value: number | null
  readonly status: { readonly level: string; readonly because: string }
}

const everywhere = `query ($asOf: DateTimeISO) {
  plan { goals { latest(asOf: $asOf) { ...all } } }
  indicator(id: "${countId}") {
    latest(asOf: $asOf) { ...all }
    newest: latest(asOf: $asOf, toDate: true) { ...all }
    series(asOf: $asOf) { ...all }
    comparison(asOf: $asOf) { ...all }
    compare(group: "all", asOf: $asOf) { of { ...all } }
  }
  orgUnit(id: "school/1") { latest(indicator: "${countId}", asOf: $asOf) { ...all } }
  grid(input: { indicators: ["${countId}"], orgUnits: ["district"], asOf: $asOf }, first: 1) {
    nodes { cells { isToDate observation { ...all } } }
  }
}
fragment all on Observation { period isToDate value status { level because } }`

interface Everywhere {
  readonly plan: { readonly goals: readonly { readonly latest: Figure }[] }
  readonly indicator: {
    readonly latest: Figure
    readonly newest: Figure
    readonly series: readonly Figure[]
    readonly comparison: readonly Figure[]
    readonly compare: { readonly of: Figure }
  }
  readonly orgUnit: { readonly latest: Figure }
  readonly grid: {
    readonly nodes: readonly { readonly cells: readonly { isToDate: boolean; observation: Figure }[] }[]
  }
}

const wholeYear = 'school,date,visitors\n1,2017-09-05,40\n1,2018-06-08,50\n'
const september = 'school,date,visitors\n1,2018-09-05,4\n1,2018-09-28,6\n'
const toJune = `${september}1,2019-06-07,95\n`

describe('a school year that has begun', () => {
  let server: TestServer
  let today = '2018-10-02T08:00:00.000Z'
  let inOctober: string

  before(async () => {
    server = await startReading(() => Date.parse(today))
    await importText(server, visitsId, wholeYear)
    await importText(server, visitsId, september)
    inOctober = today
  })

  after(() => server.stop())

  const asked = async (asOf: string | null = null) => (await server.ask<Everywhere>(everywhere, { asOf })).data
  const newestOf = ({ plan, indicator, orgUnit, grid }: Everywhere): readonly (Figure | undefined)[] => [
    plan.goals[0]?.latest,
    indicator.latest,
    ...indicator.comparison,
    indicator.compare.of,
    orgUnit.latest,
    grid.nodes[0]?.cells[0]?.observation,
  ]
  const isOf = (period: string, isToDate: boolean) => (figure?: Figure) =>
    figure?.period === period && figure.isToDate === isToDate

  it('is not the newest whole year, wherever that is shown', async () => {
    const newest = newestOf(await asked())
    expect(newest).to.have.length(6)
    expect(newest.filter(isOf('2017-18', false))).to.have.length(6)
  })

  it('is beside it in a series and where it is asked for, and is marked', async () => {
    const { indicator } = await asked()
    expect(indicator.series.map(({ period, isToDate, value }) => [period, isToDate, value])).to.deep.equal([
      ['2017-18', false, 90],
      ['2018-19', true, 10],
    ])
    expect(isOf('2018-19', true)(indicator.newest)).to.equal(true)
  })

  it('has no count that is off track, for the year is not over', async () => {
    const { status } = (await asked()).indicator.newest
    expect(status.level).to.equal('CANNOT_TELL')
    expect(status.because).to.equal(
      '10 in 2018-19 to date: the year is not over, so this cannot be compared yet with the 100 expected for the whole year.',
    )
  })

  it('stays to date when it is over and its rows end in September', async () => {
    today = '2019-07-01T08:00:00.000Z'
    const after = await asked()
    expect(newestOf(after).filter(isOf('2017-18', false))).to.have.length(6)
    expect(after.indicator.newest.status.level).to.equal('CANNOT_TELL')
  })

  it('is the newest whole year once it is over and its rows come to June, and is judged', async () => {
    await importText(server, visitsId, toJune)
    const newest = newestOf(await asked())
    expect(newest.filter(isOf('2018-19', false))).to.have.length(6)
    expect(newest.map((figure) => [figure?.value, figure?.status.level])).to.deep.include([105, 'ON_TRACK'])
  })

  it('is as it was in an answer of a moment before', async () => {
    const then = await asked(inOctober)
    expect(newestOf(then).filter(isOf('2017-18', false))).to.have.length(6)
    expect(isOf('2018-19', true)(then.indicator.newest)).to.equal(true)
  })

  it('that lies ahead by a mistyped year is never the newest', async () => {
    await importText(server, visitsId, 'school,date,visitors\n1,2042-09-05,1000\n')
    const { indicator } = await asked()
    expect([indicator.latest, indicator.newest].map(({ period }) => period)).to.deep.equal(['2018-19', '2018-19'])
    expect(indicator.series.filter(isOf('2042-43', true))).to.have.length(1)
  })
})

describe('the only school year there is', () => {
  let server: TestServer

  before(async () => {
    server = await startReading(() => Date.parse('2018-10-02T08:00:00.000Z'))
    await importText(server, visitsId, september)
  })

  after(() => server.stop())

  it('is shown while it is under way, and says so', async () => {
    const query = `{ indicator(id: "${meanId}") { latest { period isToDate value } } }`
    const { data } = await server.ask<{ indicator: { latest: Omit<Figure, 'status'> } }>(query)
    expect(data.indicator.latest).to.deep.equal({ period: '2018-19', isToDate: true, value: 5 })
  })
})

describe('records from before it was kept which years end early', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer

  before(async () => {
    folder = await newFolder()
    const settings = await writeReading(folder.path)
    const start = () => TestServer.start(join(folder.path, 'data'), settings)
    server = await start()
    await importText(server, visitsId, september)
    await run(server.server.records.em.fork(), 'delete from yearToDate')
    await server.stop()
    server = await start()
  })

  after(async () => {
    await server.stop()
    await folder.remove()
  })

  it('are told so at the next start, and mark the year', async () => {
    const query = `{ indicator(id: "${countId}") { series { period isToDate } } }`
    const { data } = await server.ask<object>(query)
    expect(data).to.deep.equal({ indicator: { series: [{ period: '2018-19', isToDate: true }] } })
  })
})
