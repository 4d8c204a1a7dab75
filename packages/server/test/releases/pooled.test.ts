import { onStatement, type Viewer } from '@planwright/server'
import { expect } from 'chai'
import { TestServer } from '../support/test-server.js'
import { Asker, attempted, importDistrict, importStudents, indicator, viewer, year } from './district.js'

const years = ['2019-20', '2020-21', year] as const

interface Pooled {
  readonly value: number | null
  readonly sentence: string
}

interface Figure {
  readonly period: string
  readonly value: number | null
  readonly pooled: Pooled | null
}

const fields = `from to value numerator denominator people bound { kind value } sentence`

const series = (arguments_ = 'orgUnit: "school/3"') =>
  `{ indicator(id: "${indicator}") { series(${arguments_}) { period value pooled { ${fields} } } } }`

describe('three school years together', () => {
  let server: TestServer
  let asker: Asker

  before(async () => {
    server = await TestServer.start()
    asker = await Asker.of(server.server)
    for (const schoolYear of years) await importDistrict(server, 0, schoolYear)
  })

  after(() => server.stop())

  async function seriesOf(who: Viewer, source = series()): Promise<readonly Figure[]> {
    return (await asker.ask<{ indicator: { series: Figure[] } }>(who, source)).indicator.series
  }

  const pooledOf = async (who: Viewer = viewer('public'), source = series()) =>
    (await seriesOf(who, source)).map(({ pooled }) => pooled)

  it('are not told before all of them are released, in whatever order', async () => {
    await asker.release(year)
    await asker.release('2019-20')
    expect(await pooledOf()).to.deep.equal([null, null])
  })

  it('are told beside each of them where no single one shows a value', async () => {
    await asker.release('2020-21')
    const together = {
      ...{ from: '2019-20', to: '2021-22', value: 3.1, numerator: 10, denominator: 325, people: 325 },
      ...{ bound: null, sentence: '2019-20 to 2021-22 together: 3.1%' },
    }
    expect(await seriesOf(viewer('public'))).to.deep.equal(
      years.map((period) => ({ period, value: null, pooled: together })),
    )
  })

  it('are told in Spanish', async () => {
    const source = `{ indicator(id: "${indicator}") { series(orgUnit: "school/3") { pooled { sentence(locale: ES) } } } }`
    const [first] = await pooledOf(viewer('public'), source)
    expect(first?.sentence).to.equal('2019-20 a 2021-22 en conjunto: 3.1 %')
  })

  it('are not told beside a value', async () => {
    const figures = await seriesOf(viewer('public'), series('orgUnit: "school/0"'))
    expect(figures.map(({ value, pooled }) => [value !== null, pooled])).to.deep.equal(years.map(() => [true, null]))
  })

  it('say nothing of why they are not told', async () => {
    expect(await pooledOf(viewer('public'), series('orgUnit: "school/3", group: "race/asian"'))).to.deep.equal(
      years.map(() => null),
    )
  })

  for (const [who, person] of [
    ['the administrator', viewer('administrator')],
    ['the principal of the school', viewer('principal', { schools: ['school/3'] })],
    ['the head of the department', viewer('department-head', { department: 'culture-climate' })],
  ] as const)
    it(`are not told to ${who}, who sees each year`, async () => {
      const figures = await seriesOf(person)
      expect(figures.map(({ value, pooled }) => [value, pooled])).to.deep.equal(years.map(() => [3.7, null]))
    })

  it('are told to the principal of another school as to everybody', async () => {
    expect(await pooledOf(viewer('principal', { schools: ['school/1'] }))).to.deep.equal(await pooledOf())
  })

  it('are read by one statement for all figures of a question', async () => {
    const statements: string[] = []
    const stop = onStatement(server.server.records.em, (sql) => statements.push(sql))
    await asker.ask(viewer('public'), `{ observations(first: 500) { nodes { pooled { sentence } } } }`)
    stop()
    expect(statements.filter((sql) => sql.includes('released_pool'))).to.have.lengthOf(1)
  })

  it('are not known at an earlier moment', async () => {
    const source = series('orgUnit: "school/3", asOf: "2100-01-01T00:00:00Z"')
    expect((await pooledOf(viewer('public'), source)).every((pooled) => pooled !== null)).to.equal(true)
    const [first] = await server.server.records.em
      .getConnection()
      .execute<{ publishedAt: string }[]>("select publishedAt from figure_release where period = '2019-20'")
    const then = await pooledOf(viewer('public'), series(`orgUnit: "school/3", asOf: "${first?.publishedAt}"`))
    expect(then).to.deep.equal([null, null])
  })

  it('are counted in the entry of the release that tells them', async () => {
    const entries = await server.server.records.em
      .getConnection()
      .execute<{ target: string; details: string }[]>(
        "select target, details from audit_entry where action = 'release.publish' order by seq",
      )
    const pooled = entries.map(({ target, details }) => [target, JSON.parse(details).pooled > 0])
    expect(pooled).to.deep.equal([
      [year, false],
      ['2019-20', false],
      ['2020-21', true],
    ])
  })

  it('stay as they were told while rows and releases change for a few', async () => {
    const before = await pooledOf()
    await importStudents(server, 3, '2020-21')
    expect((await asker.release('2020-21', 'Three students had left.')).problems).to.deep.equal([])
    expect(await pooledOf()).to.deep.equal(before)
  })

  it('are told anew by a correction of one of them where ten or more are counted otherwise', async () => {
    await importStudents(server, 330, '2020-21')
    await asker.release('2020-21', 'Twenty students of the school had left, and all of the others.')
    expect((await pooledOf()).map((pooled) => pooled?.sentence)).to.deep.equal(
      years.map(() => '2019-20 to 2021-22 together: 3% or less'),
    )
  })

  it('can be altered, deleted or slipped in by nobody', async () => {
    const insert = `insert into released_pool (releaseId, indicator, version, orgUnit, groupKey, firstYear, lastYear, value, computedAt)
      values (1, 'a.b', 'v', 'district', 'all', '2019-20', '2021-22', 1, '2022-01-01')`
    for (const sql of ['update released_pool set value = 1, bound = null', 'delete from released_pool', insert]) {
      expect(await attempted(server, sql), sql).to.equal('refused')
    }
  })
})
