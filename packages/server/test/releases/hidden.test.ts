import { dimensions } from '@planwright/sdk'
import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'
import { Asker, importDistrict, indicator, viewer, year } from './district.js'

type Node = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly orgUnit: { readonly id: string }
  readonly group: { readonly id: string }
  readonly reason: string | null
}

const allFields = `id orgUnit { id } group { id } period value reason numerator denominator people dataThrough computedAt
  supersededAt definitionChanged version receipt status { level because } bound { kind value sentence } pooled { value sentence }
  explain { numerator denominator people dataThrough version versionSince formula { kind } datasets { id imports { id } } }`

const figures = `query ($after: String) { observations(filter: { indicators: ["${indicator}"], every: YEAR }, first: 100, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { ${allFields} } } }`

describe('a hidden figure', () => {
  let server: TestServer
  let nodes: readonly Node[]

  before(async () => {
    server = await TestServer.start()
    const asker = await Asker.of(server.server)
    await importDistrict(server)
    await asker.release(year)
    nodes = await allNodes(asker)
  })

  after(() => server.stop())

  async function allNodes(asker: Asker): Promise<readonly Node[]> {
    interface Page {
      readonly observations: { nodes: Node[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
    }
    const found: Node[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { observations }: Page = await asker.ask<Page>(viewer('public'), figures, { after })
      found.push(...observations.nodes)
      after = observations.pageInfo.endCursor
      more = observations.pageInfo.hasNextPage
    }
    return found
  }

  it('has a row wherever one can be asked for, whether there is anybody or not', () => {
    const groups = ['grade', 'race', 'englishLearner', 'disability', 'meal', 'gender'] as const
    const single = groups.flatMap((id) => dimensions[id].groups.map(({ key }) => `${id}/${key}`))
    const spans = ['grade/pk-2', 'grade/3-5', 'grade/6-8', 'grade/9-12']
    const units = ['district', 'zone/A', 'zone/B', 'school/0', 'school/1', 'school/2', 'school/3']
    const places = units.flatMap((unit) => ['all', ...single, ...spans].map((group) => `${unit} ${group}`))
    expect(nodes.map(({ orgUnit, group }) => `${orgUnit.id} ${group.id}`).sort()).to.deep.equal(places.sort())
  })

  it('is like any other in every field but its place and its bound', () => {
    const hidden = nodes.filter(({ reason }) => reason !== null)
    const alike = hidden.map(({ id: _, orgUnit: __, group: ___, bound: ____, ...fields }) => JSON.stringify(fields))
    expect(hidden.length).to.be.greaterThan(100)
    expect(new Set(alike)).to.have.lengthOf(1)
  })

  it('names no day, no import and no count', () => {
    const [hidden] = nodes.filter(({ reason }) => reason !== null)
    expect(hidden).to.deep.include({ reason: 'SUPPRESSED', dataThrough: null, receipt: [], people: null })
  })

  it('tells a bound in words, the same of few as of nobody', () => {
    const at = (unit: string, group: string) =>
      nodes.find(({ orgUnit, group: { id } }) => orgUnit.id === unit && id === group)?.bound
    expect(at('school/3', 'all')).to.deep.equal({ kind: 'AT_MOST', value: 10, sentence: '10% or less' })
    expect(at('school/3', 'race/asian')).to.deep.include({ kind: 'FEW_PEOPLE', sentence: 'fewer than 10 people' })
  })

  it('is not published of classes: the sentence says who sees them', async () => {
    const asker = await Asker.of(server.server)
    const source = `{ indicator(id: "${indicator}") { latest(orgUnit: "classroom/x") { value reason status { because } } } }`
    const { indicator: found } = await asker.ask<{ indicator: { latest: Node } }>(viewer('public'), source)
    expect(found.latest).to.deep.include({ value: null, reason: 'SUPPRESSED' })
    expect(found.latest.status).to.deep.equal({
      because: 'Figures about single classes are not published. Their teachers and the principal can see them.',
    })
  })
})
