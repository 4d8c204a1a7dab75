import { expect } from 'chai'
import { importText } from '../support/importing.js'
import { TestServer } from '../support/test-server.js'

const header = 'orgUnit,schoolYear,group,cohort,graduates,rate'
const id = 'teaching-learning.four-year-graduation'

/** Every answer there is of one indicator, asked as of a moment. */
const everything = `query ($asOf: DateTimeISO) { indicator(id: "${id}") {
  latest(asOf: $asOf) { ...all }
  series(asOf: $asOf) { ...all }
  breakdown(by: "race", asOf: $asOf) { ...all }
  comparison(asOf: $asOf) { ...all }
  compare(group: "race/asian", asOf: $asOf) { of { ...all } with { ...all } difference ratio }
} }
fragment all on Observation {
  id period value reason numerator denominator version computedAt supersededAt receipt
  status { level because(locale: ES) } group { id } orgUnit { id name } indicator { id version title }
}`

describe('an answer as of an earlier moment', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
  })

  after(() => server.stop())

  const now = () => new Date().toISOString()
  const cohort = (graduates: number) =>
    importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/asian,40,${graduates},${(graduates * 2.5).toFixed(1)}\ndistrict,2021-22,all,1000,${graduates},${(graduates / 10).toFixed(1)}\n`,
    )

  it('is the same as the answer of that moment, whatever was imported since', async () => {
    await cohort(30)
    const asOf = now()
    const then = await server.ask<{ indicator: { latest: { value: number } } }>(everything)
    await cohort(20)
    const today = await server.ask<{ indicator: { latest: { value: number } } }>(everything)
    expect([then.data.indicator.latest.value, today.data.indicator.latest.value]).to.deep.equal([3, 2])
    expect((await server.ask(everything, { asOf })).data).to.deep.equal(then.data)
  })

  it('before the first figure is no figure, with the reason', async () => {
    const query = `{ indicator(id: "${id}") { latest(asOf: "2001-01-01T00:00:00Z") { value reason status { level because } } } }`
    expect((await server.ask<object>(query)).data).to.deep.equal({
      indicator: {
        latest: {
          value: null,
          reason: 'NO_DATA',
          status: { level: 'AWAITING', because: 'No figures have been loaded yet.' },
        },
      },
    })
  })

  it('takes one statement more where it is asked for beside the present one, not one for each moment', async () => {
    const moments = (count: number) =>
      Array.from({ length: count }, (_, day) => {
        const asOf = `2026-01-${String(day + 1).padStart(2, '0')}T00:00:00Z`
        return `at${day}: latest(asOf: "${asOf}") { value }`
      }).join(' ')
    const ask = (count: number) =>
      server.statementsOf(() => server.ask(`{ indicator(id: "${id}") { latest { value } ${moments(count)} } }`))
    expect([(await ask(1)).length, (await ask(15)).length]).to.deep.equal([2, 2])
  })
})
