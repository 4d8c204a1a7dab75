import { createTable, type MeasuredCell } from '@planwright/facts'
import {
  aggregate,
  boolean,
  classroom,
  date,
  decimal,
  defineDataset,
  integer,
  type Measure,
  oneOf,
  ratio,
  school,
  schoolYear,
  staff,
  zone,
} from '@planwright/sdk'
import { expect } from 'chai'
import { measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const spending = defineDataset({
  id: 'test.spending',
  about: 'money',
  columns: { school: school(), schoolYear: schoolYear(), amount: decimal(), pupils: integer() },
  key: ['school', 'schoolYear', 'amount'],
  replaces: 'schoolYear',
})
const visits = defineDataset({
  id: 'test.visits',
  about: 'staff',
  columns: {
    staff: staff(),
    zone: zone(),
    classroom: classroom(),
    asked: date(),
    answered: date(),
    kind: oneOf(['walk', 'talk']),
    met: boolean(),
  },
  key: ['staff', 'asked'],
  replaces: 'schoolYear',
})

/** Per pupil: 10 and 40 in the north, 20 in the south; school 04 has no zone, and 100. */
const spent = [
  `('01', '2016-17', 60, 10, '2016-17', 1)`,
  `('01', '2016-17', 40, 10, '2016-17', 1)`,
  `('02', '2016-17', 200, 5, '2016-17', 1)`,
  `('03', '2016-17', 80, 4, '2016-17', 1)`,
  `('04', '2016-17', 100, 1, '2016-17', 1)`,
]
const zoned = ['01', '02', '03'].map(
  (code) =>
    `('${code}', '2016-17', 'School ${code}', '${code === '03' ? 'south' : 'north'}', NULL, NULL, '2016-17', 1)`,
)
const visited = [
  `('t1', 'north', 'a', '2016-09-01', '2016-09-02', 'walk', true, '2016-17', 1)`,
  `('t1', 'north', 'b', '2016-09-05', '2016-09-09', 'talk', true, '2016-17', 1)`,
  `('t1', 'south', 'c', '2016-09-06', '2016-09-06', 'walk', false, '2016-17', 1)`,
  `('t2', 'north', 'a', '2016-12-30', '2017-01-09', 'walk', true, '2016-17', 1)`,
]

describe('Rows without students', () => {
  const engines = startedEngines(async (engine) => {
    for (const dataset of [spending, visits]) await engine.run(createTable(dataset))
    await engine.run(`INSERT INTO "test.spending" VALUES ${spent.join(', ')}`)
    await engine.run(`INSERT INTO "roster.schools" VALUES ${zoned.join(', ')}`)
    await engine.run(`INSERT INTO "test.visits" VALUES ${visited.join(', ')}`)
  })

  const answers = async (one: Measure): Promise<Readonly<Record<string, string>>> => {
    const levels = ['district', 'zone', 'school', 'classroom'] as const
    const request = { dataset: one.of, measures: [{ id: 'm', measure: one }], levels, groups: ['race'] as const }
    const numberOf = (cell: MeasuredCell) => cell.value ?? `${cell.numerator}/${cell.denominator}`
    const all = []
    for (const engine of engines) {
      const cells = await measure(engine, request)
      const said = (cell: MeasuredCell) =>
        cell.people === null ? numberOf(cell) : `${numberOf(cell)} of ${cell.people}`
      all.push(Object.fromEntries(cells.map((cell) => [cell.orgUnit, said(cell)])))
    }
    for (const other of all.slice(1)) expect(other).to.deep.equal(all[0])
    return all[0] ?? {}
  }
  const perPupil = { school: { perPupil: 'sum(amount) / max(pupils)' } }

  it('are compared school by school, in the district and in each zone', async () => {
    const range = aggregate({ of: spending, each: perPupil, value: 'max(perPupil) - min(perPupil)' })
    expect(await answers(range)).to.deep.equal({
      district: '90',
      'zone/north': '30',
      'zone/south': '0',
      'school/01': '0',
      'school/02': '0',
      'school/03': '0',
      'school/04': '0',
    })
  })

  for (const [value, district, north] of [
    ['median(perPupil)', '30', '25'],
    ['round(percentile_cont(0.9) within group (order by perPupil), 6)', '82', '37'],
    ['stddev_pop(perPupil)', String(Math.sqrt(4875 / 4)), '15'],
    ['avg(perPupil)', '42.5', '25'],
  ] as const) {
    it(`have a ${value} over their schools`, async () => {
      const found = await answers(aggregate({ of: spending, each: perPupil, value }))
      expect([found.district, found['zone/north']]).to.deep.equal([district, north])
    })
  }

  it('follow their own zone and classroom, and count a member of staff once in each', async () => {
    const all = ratio({
      of: visits,
      each: { staff: { kinds: 'count(distinct kind)', met: 'every(met)' } },
      numerator: 'count(*) filter (where met)',
      denominator: 'sum(kinds)',
    })
    expect(await answers(all)).to.deep.equal({
      district: '1/3 of 1',
      'zone/north': '2/3 of 2',
      'zone/south': '0/1 of 0',
      'classroom/a': '2/2 of 2',
      'classroom/b': '1/1 of 1',
      'classroom/c': '0/1 of 0',
    })
  })

  it('are counted in days from one date to another', async () => {
    const slow = aggregate({ of: visits, value: 'median(answered - asked)' })
    expect(await answers(slow)).to.include({ district: '2.5 of 2', 'zone/north': '4 of 2', 'zone/south': '0 of 1' })
    const prompt = ratio({
      of: visits,
      where: 'extract(month from asked) = 9',
      numerator: 'count(*) filter (where answered <= asked + 2)',
      denominator: 'count(*)',
    })
    // Of nobody in classroom a was a visit answered late, and so few would be known by a share of all.
    expect(await answers(prompt)).to.include({ district: '2/3 of 1', 'classroom/a': '1/1 of 0' })
  })
})
