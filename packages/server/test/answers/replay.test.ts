import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { pluginsIn } from '../support/edited-plugins.js'
import { importText } from '../support/importing.js'
import { attendanceCsv, importSmallDistrict, schoolsCsv } from '../support/small-district.js'
import { oneOf, seeded } from '../support/synthetic.js'
import { newFolder, TestServer } from '../support/test-server.js'

const absenteeism = 'culture-climate.chronic-absenteeism'
const graduation = 'teaching-learning.four-year-graduation'
const header = 'orgUnit,schoolYear,group,cohort,graduates,rate'
const schools = [4, 1, 2, 0].map((absent, index) => ({ zone: index < 2 ? 'north' : 'south', absent }))
const movedSchools = schools.map(({ absent }, index) => ({ zone: index < 3 ? 'north' : 'south', absent }))
const correctedSchools = movedSchools.map(({ zone, absent }) => ({ zone, absent: absent + 1 }))

interface Replayed {
  readonly replay: {
    readonly possible: boolean
    readonly same: boolean | null
    readonly value: number | null
    readonly because: string
    readonly imports: readonly string[]
    readonly observation: { readonly value: number | null; readonly supersededAt: string | null }
  } | null
}

const replay = `query ($id: ID!) { replay(observation: $id) {
  possible same value because imports observation { value supersededAt } } }`

describe('a replay', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer

  before(async () => {
    folder = await newFolder()
    const edit = { indicator: absenteeism, numerator: 'count(*) filter (where missed >= 0.30 * days)' }
    await pluginsIn(join(folder.path, 'edited'), edit)
    server = await TestServer.start(join(folder.path, 'data'))
    await importSmallDistrict(server, schools)
    await graduates(30)
    await graduates(32)
    await importText(server, 'roster.schools', schoolsCsv(movedSchools, '2021-22'))
    await importText(server, 'culture-climate.attendance', attendanceCsv(correctedSchools, '2021-22'))
    await importText(server, 'culture-climate.attendance', attendanceCsv([{ zone: 'north', absent: 9 }], '2021-22'), {
      scope: [{ name: 'school', value: '0' }],
    })
    await server.stop()
    server = await TestServer.start(join(folder.path, 'data'), { pluginsFolder: join(folder.path, 'edited') })
  })

  after(async () => {
    await server.stop()
    await folder.remove()
  })

  const graduates = (number: number) =>
    importText(
      server,
      'teaching-learning.graduation',
      `${header}\ndistrict,2021-22,race/asian,40,${number},${(number * 2.5).toFixed(1)}\n`,
    )
  const ask = async (id: string) => (await server.ask<Replayed>(replay, { id })).data.replay
  const idsOf = async (condition: string): Promise<readonly string[]> => {
    const sql = `select 'observation/' || id as id from observation where ${condition} order by id`
    const rows: { id: string }[] = await server.server.records.em.getConnection().execute(sql)
    return rows.map(({ id }) => id)
  }

  it('gives the same number for figures of every state the data was ever in', async () => {
    const random = seeded(7)
    const old = await idsOf(`indicator = '${absenteeism}' and supersededAt is not null`)
    const standing = await idsOf(`indicator = '${absenteeism}' and supersededAt is null`)
    const zones = await idsOf(`indicator = '${absenteeism}' and orgUnit like 'zone/%' and groupKey = 'all'`)
    const corrected = await idsOf(
      `indicator = '${absenteeism}' and supersededAt is null and orgUnit = 'school/0' and groupKey = 'all' and period = '2021-22'`,
    )
    const merged = await idsOf(`indicator = '${graduation}' and groupKey = 'race/asian'`)
    const published = await idsOf(`indicator = 'culture-climate.reported-chronic-absenteeism'`)
    const pick = (list: readonly string[], count: number) => Array.from({ length: count }, () => oneOf(random, list))
    const chosen = [...pick(old, 5), ...pick(standing, 3), ...zones, ...corrected, ...merged, ...pick(published, 2)]
    const replayed = await Promise.all(chosen.map(ask))
    console.log(`      ${chosen.length} figures replayed, ${old.length} of ${old.length + standing.length} superseded`)
    for (const one of replayed) {
      expect(one?.possible, one?.because).to.equal(true)
      expect(one?.same, JSON.stringify(one)).to.equal(true)
      expect(one?.value).to.equal(one?.observation.value)
    }
    expect(new Set(merged).size).to.equal(2)
  })

  it('merges what imports before it brought, in their order', async () => {
    const [first, second] = await idsOf(`indicator = '${graduation}' and groupKey = 'race/asian'`)
    const [one, two] = [await ask(first ?? ''), await ask(second ?? '')]
    expect([one?.value, two?.value]).to.deep.equal([75, 80])
    expect((two?.imports.length ?? 0) - (one?.imports.length ?? 0)).to.equal(1)
  })

  it('of a figure that does not exist is null, with a warning', async () => {
    const answer = await server.ask<Replayed>(replay, { id: 'observation/999999999' })
    expect(answer.data).to.deep.equal({ replay: null })
    expect(answer.extensions?.warnings?.map(({ code }) => code)).to.deep.equal(['NOT_FOUND'])
  })

  it('says when the number on record does not follow from the files', async () => {
    const [id = ''] = await idsOf(`indicator = '${absenteeism}' and orgUnit = 'school/0' and groupKey = 'all'`)
    const set = (value: string) =>
      server.server.records.em
        .getConnection()
        .execute(`update observation set value = ${value} where id = ${id.split('/')[1]}`)
    await set('value + 1')
    const altered = await ask(id)
    await set('value - 1')
    expect(altered).to.deep.include({ possible: true, same: false })
  })

  it('is not possible once a file of the receipt is lost, and says which', async () => {
    const [id = ''] = await idsOf(`indicator = '${absenteeism}' and orgUnit = 'school/0' and supersededAt is null`)
    const archive = join(folder.path, 'data/archive')
    for (const shelf of (await readdir(archive)).filter((name) => name.length === 2))
      await rm(join(archive, shelf), { recursive: true, force: true })
    const answer = await ask(id)
    expect(answer).to.deep.include({ possible: false, same: null })
    expect(answer?.because).to.match(/^The file .*\.csv \([0-9a-f]{64}\) is no longer in the archive\.$/)
  })
})

describe('an explanation', () => {
  let server: TestServer

  before(async () => {
    server = await TestServer.start()
    await importSmallDistrict(server, schools)
  })

  after(() => server.stop())

  it('gives the parts, the formula in words and in SQL, and the files', async () => {
    const query = `{ indicator(id: "${absenteeism}") { latest(orgUnit: "school/0", group: "englishLearner/yes") { value explain {
      numerator denominator people version rounding dataThrough methodInWords(locale: ES)
      measures { name inWords sql } datasets { id name imports { accepted files { name sha256 } } } } } } }`
    interface Explained {
      readonly indicator: {
        readonly latest: {
          readonly value: number
          readonly explain: {
            readonly numerator: number
            readonly denominator: number
            readonly people: number
            readonly rounding: string
            readonly dataThrough: string
            readonly measures: readonly { readonly inWords: string; readonly sql: string }[]
            readonly datasets: readonly {
              readonly id: string
              readonly imports: readonly { readonly files: readonly { readonly sha256: string }[] }[]
            }[]
          }
        }
      }
    }
    const { latest } = (await server.ask<Explained>(query)).data.indicator
    const { explain } = latest
    expect(latest.value).to.equal(80)
    expect([explain.numerator, explain.denominator, explain.people]).to.deep.equal([4, 5, 5])
    expect(explain.measures[0]?.inWords).to.match(/^Students with missed ≥ 0\.10 × days, of all students\./)
    expect(explain.measures[0]?.sql).to.match(/FROM "culture-climate\.attendance"/)
    expect(explain.rounding).to.equal('Divided exactly from its parts and rounded once, half up, to 1 decimal.')
    expect(explain.dataThrough).to.equal('2021-09-19')
    const files = explain.datasets.map(({ id, imports }) => [id, imports.map((one) => one.files.length)])
    expect(files).to.deep.equal([
      ['culture-climate.attendance', [1]],
      ['roster.schools', [1]],
      ['roster.students', [1]],
    ])
    expect(explain.datasets[0]?.imports[0]?.files[0]?.sha256).to.match(/^[0-9a-f]{64}$/)
  })

  it('can be had for every figure that is shown', async () => {
    const query = `{ indicators(first: 100) { nodes { latest { value reason explain { measures { inWords sql } } } } } }`
    interface All {
      readonly indicators: {
        readonly nodes: readonly {
          readonly latest: {
            readonly value: number | null
            readonly explain: {
              readonly measures: readonly { readonly inWords: string; readonly sql: string }[]
            } | null
          }
        }[]
      }
    }
    const { data, errors } = await server.ask<All>(query)
    expect(errors).to.equal(undefined)
    const shown = data.indicators.nodes.filter(({ latest }) => latest.value !== null)
    expect(shown.length).to.be.greaterThan(3)
    for (const { latest } of shown)
      for (const { inWords, sql } of latest.explain?.measures ?? []) {
        expect(inWords).to.match(/\S\.$/)
        expect(sql).to.match(/SELECT/)
      }
  })
})
