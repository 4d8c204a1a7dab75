import { join } from 'node:path'
import { expect } from 'chai'
import { days, indicators } from '../oracle/indicators.js'
import { contributions, people, published } from '../oracle/people.js'
import { type Place, RawDistrict } from '../oracle/raw-district.js'
import { importSynthetic, oneOf, seeded, writeSynthetic } from '../support/synthetic.js'
import { newFolder, TestServer } from '../support/test-server.js'

const draws = 2000
const students = 400
const together = 15

interface Declared {
  readonly id: string
  readonly levels: readonly string[]
  readonly groups: readonly string[]
  readonly every: string
}

interface Draw extends Place {
  readonly indicator: string
}

interface Shown {
  readonly people: number | null
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
}

interface Most {
  readonly indicator: string
  readonly period: string
  readonly numeratorMost: number | null
  readonly denominatorMost: number | null
}

describe('the independent oracle', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>
  let server: TestServer
  let raw: RawDistrict
  let declared: readonly Declared[]

  before(async () => {
    folder = await newFolder()
    const files = await writeSynthetic(join(folder.path, 'files'), students)
    raw = await RawDistrict.read(files, days)
    server = await TestServer.start(join(folder.path, 'data'), { figuresFolder: null })
    await importSynthetic(server, files)
    const query = '{ indicators(first: 200) { nodes { id levels groups every } } }'
    interface Listed {
      readonly indicators: { readonly nodes: readonly Declared[] }
    }
    declared = (await server.ask<Listed>(query)).data.indicators.nodes
  })

  after(async () => {
    await server?.stop()
    await folder.remove()
  })

  it('knows every indicator of the installed departments', () => {
    expect(Object.keys(indicators).sort()).to.deep.equal(declared.map(({ id }) => id).sort())
  })

  it(`recomputes ${draws} random draws from the raw rows: 0 mismatches`, async () => {
    const random = seeded(1844)
    const chosen = [...(await existing(random, draws / 2)), ...anywhere(random, draws / 2)]
    const shown = await answersTo(chosen)
    const wrong: object[] = []
    let figures = 0
    for (const [index, draw] of chosen.entries()) {
      const expected = indicators[draw.indicator]?.(raw, draw) ?? null
      if (expected !== null) figures += 1
      if (JSON.stringify(inOrder(expected)) !== JSON.stringify(inOrder(shown[index] ?? null)))
        wrong.push({ draw, expected, shown: shown[index] })
    }
    const drawn = new Set(chosen.map(({ indicator }) => indicator)).size
    console.log(
      `      ${chosen.length} draws of ${drawn} indicators, ${figures} with a figure: ${wrong.length} mismatches`,
    )
    expect(wrong.slice(0, 10)).to.deep.equal([])
    expect(drawn).to.equal(declared.length)
    expect(figures).to.be.greaterThan(draws / 2)
  })

  it('recomputes the people behind random draws from the raw rows: 0 mismatches', async () => {
    const chosen = await existing(seeded(1799), draws / 2)
    const shown = await answersTo(chosen)
    const wrong = chosen.flatMap((draw, index) => {
      const found = shown[index]
      const expected = published.includes(draw.indicator)
        ? (found?.denominator ?? null)
        : (people[draw.indicator]?.(raw, draw) ?? null)
      return found?.people === expected ? [] : [{ draw, expected, shown: found }]
    })
    expect(wrong.slice(0, 10)).to.deep.equal([])
    const named = new Set(chosen.flatMap(({ indicator }) => (people[indicator] === undefined ? [] : [indicator])))
    expect(named.size).to.equal(Object.keys(people).length)
  })

  it('recomputes the most that one person contributes to the parts of a share, the same everywhere', async () => {
    const sql = `select distinct indicator, period, numeratorMost, denominatorMost from observation
      where supersededAt is null and period not like '%/%' and (numeratorMost is not null or denominatorMost is null)
      order by indicator, period`
    const kept: readonly Most[] = await server.server.records.em.getConnection().execute(sql)
    const wrong = kept.filter(({ indicator, period, numeratorMost, denominatorMost }) => {
      const expected = mostOfOne(indicator, period)
      return numeratorMost !== expected[0] || denominatorMost !== expected[1]
    })
    expect(wrong).to.deep.equal([])
    const places = kept.map(({ indicator, period }) => `${indicator} ${period}`)
    expect(new Set(places).size).to.equal(kept.length)
    const shares = new Set(kept.flatMap(({ indicator, numeratorMost }) => (numeratorMost === null ? [] : [indicator])))
    expect([...shares].sort()).to.deep.equal(Object.keys(contributions).sort())
  })

  /** The largest numerator and denominator that the rows of one person alone would have. */
  function mostOfOne(indicator: string, period: string): readonly (number | null)[] {
    const [dataset, column] = contributions[indicator] ?? []
    if (dataset === undefined || column === undefined) return [null, null]
    const place = { orgUnit: 'district', group: 'all', period }
    const alone = raw.ofEach(dataset, column).flatMap((one) => indicators[indicator]?.(one, place) ?? [])
    const largest = (part: 'numerator' | 'denominator') => Math.max(...alone.map((one) => Math.abs(one[part] ?? 0)))
    return [largest('numerator'), largest('denominator')]
  }

  it('would notice a figure that is wrong in its last digit', async () => {
    const [draw] = await existing(seeded(1), 1)
    const expected = draw === undefined ? null : (indicators[draw.indicator]?.(raw, draw) ?? null)
    const [shown] = draw === undefined ? [] : await answersTo([draw])
    expect(inOrder(shown ?? null)).to.deep.equal(inOrder(expected))
    expect(inOrder(shown ?? null)).to.not.deep.equal(
      inOrder(expected && { ...expected, value: (expected.value ?? 0) + 0.1 }),
    )
  })

  /** Places that have a figure: each indicator as often as any other. */
  async function existing(random: () => number, number: number): Promise<readonly Draw[]> {
    const sql =
      'select indicator, orgUnit, groupKey as "group", period from observation where supersededAt is null order by id'
    const all: readonly Draw[] = await server.server.records.em.getConnection().execute(sql)
    const byIndicator = new Map<string, Draw[]>()
    for (const { id } of declared) byIndicator.set(id, [])
    for (const one of all) byIndicator.get(one.indicator)?.push(one)
    return Array.from({ length: number }, () => oneOf(random, byIndicator.get(oneOf(random, declared).id) ?? []))
  }

  /** Places by chance among those an indicator declares, whether or not anything was counted there. */
  function anywhere(random: () => number, number: number): readonly Draw[] {
    const schools = raw.rows('roster.schools')
    const units: Readonly<Record<string, readonly string[]>> = {
      DISTRICT: ['district'],
      ZONE: [...new Set(schools.map(({ zone }) => `zone/${zone}`))],
      SCHOOL: schools.map(({ school }) => `school/${school}`),
      CLASSROOM: [...new Set(raw.rows('roster.enrollments').map(({ classroom }) => `classroom/${classroom}`))],
    }
    const years = ['2014-15', '2016-17', '2017-18', '2018-19', '2018-19', '2018-19']
    const keys = (dimension: string) => [...new Set(raw.rows('roster.students').map((row) => row[dimension] ?? ''))]
    return Array.from({ length: number }, () => {
      const { id, levels, groups, every } = oneOf(random, declared)
      const dimension = groups.length === 0 || random() < 0.3 ? null : oneOf(random, groups)
      const month = every === 'MONTH' && random() < 0.5 ? `/${oneOf(random, ['09', '11', '02', '05', '07'])}` : ''
      return {
        indicator: id,
        orgUnit: oneOf(random, units[oneOf(random, levels)] ?? []),
        group: dimension === null ? 'all' : `${dimension}/${oneOf(random, keys(dimension))}`,
        period: `${oneOf(random, years)}${month}`,
      }
    })
  }

  async function answersTo(list: readonly Draw[]): Promise<readonly (Shown | null)[]> {
    const found: (Shown | null)[] = []
    for (let start = 0; start < list.length; start += together) {
      const some = list.slice(start, start + together)
      const fields = some.map(({ indicator, orgUnit, group, period }, index) => {
        const filter = `indicators: ["${indicator}"], orgUnits: ["${orgUnit}"], groups: ["${group}"], periods: ["${period}"]`
        return `d${index}: observations(filter: { ${filter} }) { nodes { people value reason numerator denominator } }`
      })
      const { data } = await server.ask<Record<string, { readonly nodes: readonly Shown[] }>>(`{ ${fields.join(' ')} }`)
      found.push(...some.map((_, index) => data[`d${index}`]?.nodes[0] ?? null))
    }
    return found
  }
})

function inOrder(expected: Omit<Shown, 'people'> | null): Omit<Shown, 'people'> | null {
  if (expected === null) return null
  const { value, reason, numerator, denominator } = expected
  return { value, reason, numerator, denominator }
}
