import type { Viewer } from '@planwright/server'
import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'
import { Asker, importDistrict, importStudents, indicator, viewer, year } from './district.js'

const figure = `id value reason numerator denominator people pooled { value } period indicator { id } orgUnit { id } group { id }
  status { level because } explain { numerator denominator people datasets { imports { accepted } } }`

/** Every way to the figures of the indicator, by the name of the path. */
const paths: Readonly<Record<string, string>> = {
  latest: `{ indicator(id: "${indicator}") { latest { ${figure} } } }`,
  'latest of a school': `{ indicator(id: "${indicator}") { latest(orgUnit: "school/1") { ${figure} } } }`,
  'latest of a group': `{ indicator(id: "${indicator}") { latest(group: "englishLearner/yes") { ${figure} } } }`,
  series: `{ indicator(id: "${indicator}") { series { ${figure} } } }`,
  'series by month': `{ indicator(id: "${indicator}") { series(every: MONTH, orgUnit: "school/0") { ${figure} } } }`,
  breakdown: `{ indicator(id: "${indicator}") { breakdown(by: "englishLearner", orgUnit: "school/0") { ${figure} } } }`,
  comparison: `{ indicator(id: "${indicator}") { comparison(orgUnits: ["district", "school/0", "school/1", "school/2", "school/3"]) { ${figure} } } }`,
  compare: `{ indicator(id: "${indicator}") { compare(group: "englishLearner/yes", with: "englishLearner/no") {
    of { ${figure} } with { ${figure} } difference ratio } } }`,
  grid: `{ grid(input: { indicators: ["${indicator}"], level: SCHOOL, groups: ["all", "englishLearner"] }, first: 100) {
    totalCount nodes { cells { observation { ${figure} } value } } } }`,
  'grid with periods': `{ grid(input: { indicators: ["${indicator}"], level: SCHOOL, periods: ["${year}"] }, first: 100) {
    totalCount nodes { cells { observation { ${figure} } value } } } }`,
  'an org unit': `{ orgUnit(id: "school/2") { latest(indicator: "${indicator}") { ${figure} } } }`,
  'nested org units': `{ orgUnits(kind: ZONE) { nodes { children { nodes { latest(indicator: "${indicator}") { ${figure} } } } } } }`,
  observations: `{ observations(first: 1000) { totalCount nodes { ${figure} } } }`,
  aliases: `{ one: indicator(id: "${indicator}") { a: latest { ${figure} } b: latest(orgUnit: "school/3") { ${figure} } } }`,
  'as it was known then': `{ indicator(id: "${indicator}") { latest(asOf: "2100-01-01T00:00:00Z") { ${figure} } series(asOf: "2100-01-01T00:00:00Z") { ${figure} } } }`,
  restatements: `{ restatements(first: 100) { totalCount nodes { before { ${figure} } after { ${figure} } } } }`,
}

/** Where the public has nothing to see: months were not released, and no release was corrected. */
const nothingReleased = ['series by month', 'restatements']

interface Found {
  readonly id: string
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly people: number | null
  readonly indicator: { readonly id: string } | null
  readonly orgUnit: { readonly id: string } | null
  readonly group: { readonly id: string }
  readonly period: string | null
}

interface PageOfFigures {
  readonly observations: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly nodes: readonly Found[]
  }
}

/** Every figure anywhere in an answer. */
function figuresIn(answer: unknown): readonly Found[] {
  if (Array.isArray(answer)) return answer.flatMap(figuresIn)
  if (typeof answer !== 'object' || answer === null) return []
  const own = 'reason' in answer && 'orgUnit' in answer ? [answer as Found] : []
  return [...own, ...Object.values(answer).flatMap(figuresIn)]
}

const placeOf = ({ indicator, orgUnit, group, period }: Found) =>
  [indicator?.id, orgUnit?.id, group.id, period].join(' ')

describe('a reader without record access', () => {
  let server: TestServer
  let asker: Asker
  /** The exact figures by their place, of every indicator that is protected. */
  let exact: ReadonlyMap<string, Found>

  before(async () => {
    server = await TestServer.start()
    asker = await Asker.of(server.server)
    await importDistrict(server)
    await asker.release(year)
    await importStudents(server, 1)
    const all: Found[] = []
    const protectedIds = await protectedIndicators()
    for (let after: string | null = null; ; ) {
      const source = `query ($after: String, $filter: ObservationFilter) { observations(first: 1000, after: $after, filter: $filter) {
        pageInfo { hasNextPage endCursor } nodes { ${figure} } } }`
      const variables: Record<string, unknown> = { after, filter: { indicators: protectedIds } }
      const { observations } = await asker.ask<PageOfFigures>(viewer('administrator'), source, variables)
      all.push(...observations.nodes)
      if (!observations.pageInfo.hasNextPage) break
      after = observations.pageInfo.endCursor
    }
    exact = new Map(all.map((one) => [placeOf(one), one]))
  })

  after(() => server.stop())

  const protectedIndicators = async () =>
    server.server.catalogue.edition.indicators
      .filter(({ datasets }) => datasets.some(({ about }) => about === 'students' || about === 'staff'))
      .map(({ definition }) => definition.id)

  const shownTo = async (who: Viewer, path: string) => figuresIn(await asker.ask(who, paths[path] ?? ''))

  for (const path of Object.keys(paths))
    for (const role of ['public', 'analyst', 'reviewer'] as const)
      it(`sees no exact figure by ${path} as ${role}`, async () => {
        const protectedIds = new Set(await protectedIndicators())
        const found = (await shownTo(viewer(role), path)).filter((one) => protectedIds.has(one.indicator?.id ?? ''))
        for (const one of found) {
          const counts = [one.numerator, one.denominator, one.people].filter((count) => count !== null)
          expect(
            counts.filter((count) => count % 5 !== 0 || count < 10),
            JSON.stringify(one),
          ).to.deep.equal([])
          if (one.value !== null) expect(Number(one.id.slice('observation/'.length))).to.be.above(1e12)
        }
        if (!nothingReleased.includes(path)) expect(found.length).to.be.above(0)
      })

  it('is answered by the same paths with exact figures where there is record access', async () => {
    const unseen: string[] = []
    for (const path of Object.keys(paths).filter((one) => one !== 'restatements')) {
      const shown = await shownTo(viewer('administrator'), path)
      const ours = shown.filter((one) => one.indicator?.id === indicator && one.value !== null)
      if (!ours.some((one) => exact.get(placeOf(one))?.numerator === one.numerator)) unseen.push(path)
    }
    expect(unseen).to.deep.equal([])
  })

  it('cannot tell by the order of a grid which of two schools with one rounded share is ahead', async () => {
    const source = (
      direction: string,
    ) => `{ grid(input: { indicators: ["${indicator}"], orgUnits: ["school/0", "school/1"],
      order: [{ by: INDICATOR, indicator: "${indicator}", direction: ${direction} }] }, first: 10) { nodes { orgUnit { id } cells { value } } } }`
    type Grid = { grid: { nodes: { orgUnit: { id: string }; cells: { value: number | null }[] }[] } }
    const orders = await Promise.all(
      ['ASCENDING', 'DESCENDING'].map((direction) => asker.ask<Grid>(viewer('public'), source(direction))),
    )
    const [up, down] = orders.map(({ grid }) => grid.nodes.map(({ orgUnit, cells }) => [orgUnit.id, cells[0]?.value]))
    expect(up?.map(([, value]) => value)).to.deep.equal(down?.map(([, value]) => value))
    expect(up).to.deep.equal(down)
  })

  it('cannot narrow a figure down by conditions: they hold for what is shown', async () => {
    const rows = async (who: Viewer, having: string) => {
      const source = `{ grid(input: { indicators: ["${indicator}"], orgUnits: ["district"], having: [{ indicator: "${indicator}", ${having} }] }) { totalCount } }`
      return (await asker.ask<{ grid: { totalCount: number } }>(who, source)).grid.totalCount
    }
    const real = exact.get(`${indicator} district all ${year}`)?.value ?? 0
    expect(await rows(viewer('administrator'), `atLeast: ${real}, atMost: ${real}`)).to.equal(1)
    expect(await rows(viewer('public'), `atLeast: ${real}, atMost: ${real}`)).to.equal(0)
    expect(await rows(viewer('public'), 'atLeast: 21.4, atMost: 21.4')).to.equal(1)
  })

  it('counts what was released, and not what there is', async () => {
    const source = `{ observations(filter: { indicators: ["${indicator}"], periods: ["${year}/09"] }) { totalCount } }`
    const count = async (who: Viewer) =>
      (await asker.ask<{ observations: { totalCount: number } }>(who, source)).observations.totalCount
    expect(await count(viewer('administrator'))).to.be.above(0)
    expect(await count(viewer('public'))).to.equal(0)
  })

  it('finds no exact figure by its id, and cannot replay a released one', async () => {
    const id = exact.get(`${indicator} district all ${year}`)?.id
    const node = `query ($id: ID!) { node(id: $id) { id } replay(observation: $id) { possible } }`
    expect(await asker.ask(viewer('public'), node, { id })).to.deep.equal({ node: null, replay: null })
    expect(await asker.ask(viewer('administrator'), node, { id })).to.deep.include({ node: { id } })
    const [released] = await shownTo(viewer('public'), 'latest')
    const replayed = await asker.ask<{ replay: { possible: boolean; numerator: number | null } }>(
      viewer('public'),
      'query ($id: ID!) { replay(observation: $id) { possible value numerator people } }',
      { id: released?.id },
    )
    expect(replayed.replay).to.deep.equal({ possible: false, value: null, numerator: null, people: null })
  })

  it('sees a restatement of the exact figures nowhere', async () => {
    const source = `{ restatements(filter: { indicators: ["${indicator}"] }) { totalCount } }`
    const count = async (who: Viewer) =>
      (await asker.ask<{ restatements: { totalCount: number } }>(who, source)).restatements.totalCount
    expect(await count(viewer('administrator'))).to.be.above(0)
    expect(await count(viewer('public'))).to.equal(0)
  })

  it('sees the own part exactly where there is one: the department, the school, and nothing else', async () => {
    const latest = async (who: Viewer, orgUnit: string) => {
      const source = `{ indicator(id: "${indicator}") { latest(orgUnit: "${orgUnit}") { numerator denominator } } }`
      return (await asker.ask<{ indicator: { latest: object } }>(who, source)).indicator.latest
    }
    const head = viewer('department-head', { department: 'culture-climate' })
    expect(await latest(head, 'school/1')).to.deep.equal({ numerator: 24, denominator: 102 })
    const other = viewer('department-head', { department: 'finance' })
    expect(await latest(other, 'school/1')).to.deep.equal({ numerator: 25, denominator: 100 })
    const principal = viewer('principal', { schools: ['school/1'] })
    expect(await latest(principal, 'school/1')).to.deep.equal({ numerator: 24, denominator: 102 })
    expect(await latest(principal, 'school/0')).to.deep.equal({ numerator: 25, denominator: 100 })
  })

  it('sees figures that are public already as they stand', async () => {
    const source =
      '{ indicator(id: "teaching-learning.four-year-graduation") { latest { id value numerator denominator people } series { value } } }'
    const open = await asker.ask<{ indicator: { latest: { value: number | null } } }>(viewer('public'), source)
    expect(open).to.deep.equal(await asker.ask(viewer('administrator'), source))
    expect(open.indicator.latest.value).to.be.a('number')
  })
})
