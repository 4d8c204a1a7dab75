import { aggregate, type Measure, ratio } from '@planwright/sdk'
import { expect } from 'chai'
import { exact } from '../oracle/exact.js'
import { facts, fill, measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const visit = (student: string, school: string, date: string, word: string) => ({
  ...{ student, school, date, word, year: '2016-17' },
  ...{ n: exact('5'), amount: exact('1.50'), flag: true },
})

/** School 01 has talks and walks, school 02 talks alone; school 03 is only in the roster. */
const world = {
  rows: [
    visit('s1', '01', '2016-09-01', 'walk'),
    visit('s2', '01', '2016-09-05', 'talk'),
    visit('s3', '02', '2016-09-07', 'talk'),
    visit('s3', '02', '2016-12-09', 'talk'),
  ],
  students: ['s1', 's2', 's3', 's4'].map((student) => ({
    ...{ student, year: '2016-17', meal: null },
    race: student === 's4' ? 'asian' : student === 's3' ? 'white' : 'black',
  })),
  schools: ['01', '02', '03'].map((school) => ({ school, year: '2016-17', zone: null })),
  enrollments: [],
}
const walks = { of: facts, where: "word = 'walk'" } as const
const perStudent = { student: { times: 'count(*)' } } as const

describe('Where rows are there and none counts', () => {
  const engines = startedEngines((engine) => fill(engine, world))

  /** What each engine says of a place: its parts and value, or the reason. */
  const said = async (one: Measure, place = 'school/02 all') => {
    const request = { dataset: facts, measures: [{ id: 'm', measure: one }], levels: ['district', 'school'] } as const
    const answers = new Set<string>()
    for (const engine of engines) {
      const cells = await measure(engine, { ...request, groups: ['race'] })
      const cell = cells.find(({ orgUnit, group }) => `${orgUnit} ${group}` === place)
      answers.add(
        cell === undefined ? 'no cell' : (cell.reason ?? cell.value ?? `${cell.numerator}/${cell.denominator}`),
      )
    }
    return [...answers].join(' or ')
  }

  const answers: readonly (readonly [string, Measure, string])[] = [
    ['a count is 0', aggregate({ ...walks, value: 'count(*)' }), '0'],
    ['a count of different ones is 0', aggregate({ ...walks, value: 'count(distinct student)' }), '0'],
    ['a count of students is 0', aggregate({ ...walks, each: perStudent, value: 'count(*)' }), '0'],
    ['a sum of 1s and 0s is 0', aggregate({ ...walks, value: 'sum(case when flag then 1 else 0 end)' }), '0'],
    ['a sum of 1s alone is 0', aggregate({ of: facts, value: "sum(1) filter (where word = 'walk')" }), '0'],
    ['a count among percentiles is 0', aggregate({ ...walks, value: 'count(*) + coalesce(median(n), 0)' }), '0'],
    [
      'a share of all is 0',
      ratio({ of: facts, numerator: "count(*) filter (where word = 'walk')", denominator: 'count(*)' }),
      '0/2',
    ],
    [
      'a share of those who count has nobody to divide by',
      ratio({ ...walks, numerator: 'count(*) filter (where flag)', denominator: 'count(*)' }),
      'ZERO_DENOMINATOR',
    ],
    ['a mean is of nobody', aggregate({ ...walks, value: 'avg(n)' }), 'ZERO_DENOMINATOR'],
    ['a median is of nobody', aggregate({ ...walks, value: 'median(n)' }), 'ZERO_DENOMINATOR'],
    ['a largest is of nobody', aggregate({ ...walks, value: 'max(n)' }), 'ZERO_DENOMINATOR'],
    ['a quotient divides by nothing', aggregate({ ...walks, value: 'count(*) / count(*)' }), 'ZERO_DENOMINATOR'],
    ['a sum of amounts is not known', aggregate({ ...walks, value: 'sum(amount)' }), 'NO_DATA'],
  ]
  for (const [what, one, expected] of answers) it(what, async () => expect(await said(one)).to.equal(expected))

  it('a group of students with rows has 0, and one without has no figure', async () => {
    const count = aggregate({ ...walks, value: 'count(*)' })
    expect(await said(count, 'district race/white')).to.equal('0')
    expect(await said(count, 'district race/asian')).to.equal('no cell')
  })

  it('a school without any row has no figure', async () => {
    expect(await said(aggregate({ ...walks, value: 'count(*)' }), 'school/03 all')).to.equal('no cell')
  })

  it('nobody stands behind the 0, and its day is the latest that was looked at', async () => {
    for (const engine of engines) {
      const measures = [{ id: 'm', measure: aggregate({ ...walks, value: 'count(*)' }) }]
      const cells = await measure(engine, { dataset: facts, measures, levels: ['school'], groups: [] })
      expect(cells.find(({ orgUnit }) => orgUnit === 'school/02')).to.include({ people: 0, dataThrough: '2016-12-09' })
      expect(cells.find(({ orgUnit }) => orgUnit === 'school/01')).to.include({ people: 1, dataThrough: '2016-09-01' })
    }
  })

  it('a measure says the same alone and beside one that counts other rows', async () => {
    const one = { id: 'one', measure: aggregate({ ...walks, value: 'count(*)' }) }
    const other = { id: 'other', measure: aggregate({ of: facts, where: "word = 'talk'", value: 'count(*)' }) }
    const request = { dataset: facts, levels: ['district', 'school'], groups: ['race'], monthly: true } as const
    for (const engine of engines) {
      const alone = await measure(engine, { ...request, measures: [one] })
      const beside = await measure(engine, { ...request, measures: [one, other] })
      expect(beside.filter(({ measure: id }) => id === 'one')).to.have.deep.members(alone)
    }
  })

  it('a month without rows has the figure to date, up to the last month with rows of anybody', async () => {
    const days = { id: 'days', measure: aggregate({ of: facts, value: 'count(*)' }) }
    for (const engine of engines) {
      const request = { dataset: facts, measures: [days], levels: ['school'], groups: [], monthly: true } as const
      const cells = await measure(engine, request)
      const months = (unit: string) =>
        cells.filter(({ orgUnit }) => orgUnit === unit).map(({ period, value }) => `${period} ${value}`)
      const [autumn, december] = [['09', '10', '11'], '12']
      expect(months('school/01').sort()).to.deep.equal([
        '2016-17 2',
        ...[...autumn, december].map((month) => `2016-17/${month} 2`),
      ])
      expect(months('school/02').sort()).to.deep.equal([
        '2016-17 2',
        ...autumn.map((month) => `2016-17/${month} 1`),
        '2016-17/12 2',
      ])
    }
  })
})
