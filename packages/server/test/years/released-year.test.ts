import { expect } from 'chai'
import { Asker, indicator, viewer } from '../releases/district.js'
import { importText } from '../support/importing.js'
import { attendanceCsv, importSmallDistrict } from '../support/small-district.js'
import { TestServer } from '../support/test-server.js'

const schools = Array.from({ length: 12 }, (_, school) => ({ zone: 'A', absent: school % 4 }))
const june = '0-0,0,2022-06-10,true\n'
const figures = `{ indicator(id: "${indicator}") {
  latest { isToDate } breakdown(by: "englishLearner") { isToDate value }
  schools: comparison(orgUnits: ["school/0", "school/1", "school/2"]) { isToDate value reason } } }`

interface Marked {
  readonly isToDate: boolean
}

describe('a school year that was released before it was over', () => {
  let server: TestServer
  let asker: Asker

  before(async () => {
    server = await TestServer.start()
    asker = await Asker.of(server.server)
    await importSmallDistrict(server, schools)
    await asker.release('2021-22')
    await importText(server, 'culture-climate.attendance', attendanceCsv(schools, '2021-22') + june)
  })

  after(() => server.stop())

  const marks = async (role: 'public' | 'administrator') => {
    const { indicator: asked } = await asker.ask<{
      indicator: { latest: Marked; breakdown: readonly Marked[]; schools: readonly Marked[] }
    }>(viewer(role), figures)
    return [asked.latest, ...asked.breakdown, ...asked.schools].map(({ isToDate }) => isToDate)
  }

  it('stays to date to the public when more rows come in, and is whole to those who see figures as they stand', async () => {
    expect(await marks('public')).to.deep.equal([true, true, true, true, true, true])
    expect(await marks('administrator')).to.deep.equal([false, false, false, false, false, false])
  })

  it('is whole to the public once it is released again, hidden figures and all', async () => {
    await asker.release('2021-22', 'The year is over.')
    expect(await marks('public')).to.deep.equal([false, false, false, false, false, false])
  })
})
