import { ratio } from '@planwright/sdk'
import { expect } from 'chai'
import { exact } from '../oracle/exact.js'
import { districtValue, facts, fill, measure } from './engines.js'
import { startedEngines } from './started-engines.js'

const row = (index: number, more: Readonly<Record<string, unknown>>) => ({
  student: 's1',
  school: '01',
  year: '2016-17',
  date: new Date(Date.UTC(2016, 7, 1) + index * 86_400_000).toISOString().slice(0, 10),
  ...(more as Record<string, never>),
})
const world = (rows: readonly ReturnType<typeof row>[]) => ({ rows, students: [], schools: [], enrollments: [] })

describe('Numbers in formulas', () => {
  const engines = startedEngines()

  it('find that eighteen of 180 days is a tenth', async () => {
    const chronic = ratio({
      of: facts,
      each: { student: { days: 'count(*)', missed: 'count(*) filter (where not flag)' } },
      numerator: 'count(*) filter (where missed >= 0.10 * days)',
      denominator: 'count(*)',
    })
    for (const [missed, numerator] of [
      [18, '1'],
      [17, '0'],
    ] as const) {
      const rows = Array.from({ length: 180 }, (_, index) => row(index, { flag: index >= missed }))
      for (const engine of engines) {
        await fill(engine, world(rows))
        const [cell] = await measure(engine, {
          dataset: facts,
          measures: [{ id: 'm', measure: chronic }],
          levels: ['district'],
          groups: [],
        })
        expect(cell).to.include({
          numerator,
          denominator: '1',
          people: 1,
          reason: null,
          period: '2016-17',
          group: 'all',
        })
      }
    }
  })

  const answers: readonly (readonly [string, string | null])[] = [
    ['sum(n) / count(*)', '3.5'],
    ['max(7) / max(2)', '3.5'],
    ['max(1 / 0)', null],
    ['max(1) / max(0)', null],
    ['sum(n)', '7'],
    ['avg(n)', '3.5'],
    ['median(n)', '3.5'],
    ['sum(amount)', '0.3'],
    ['sum(amount * 3)', '0.9'],
    ["count(*) filter (where word < 'a')", '1'],
    ["count(*) filter (where upper(word) = 'B')", '1'],
    ["sum(n) filter (where word = 'nothing')", null],
    ["count(*) filter (where word = 'nothing')", '0'],
    ["count(*) filter (where date - '2016-08-01' = 1)", '1'],
    ["count(*) filter (where date + 1 = date '2016-08-02')", '1'],
    ['stddev_pop(n)', '0.5'],
    ['stddev_samp(amount) * stddev_samp(amount)', '0.005'],
    ['stddev_pop(3)', '0'],
    ["stddev_samp(n) filter (where word = 'B')", null],
    ["stddev_pop(n) filter (where word = 'nobody')", null],
    ['stddev_pop(n * 1000000)', '500000'],
    ['count(*) filter (where extract(month from date) = 8)', '2'],
    ['max(extract(year from date)) + max(extract(day from date))', '2018'],
    ["max(extract(isodow from date '2016-09-04'))", '7'],
    ['count(*) filter (where extract(isodow from date) = 1)', '1'],
    ['case when bool_and(n > 2) and not every(n > 3) and bool_or(n > 3) then 1 else 0 end', '1'],
    ['max(date) - min(date)', '1'],
    ["max(date '2016-10-01' - date)", '61'],
    ['round(avg(n))', '4'],
    ['round(-avg(n))', '-4'],
    ['sum(round(amount, 1))', '0.3'],
    ['max(99999999999 * 3)', '299999999997'],
    ['max(date - (date + 99999999999))', null],
    ["count(*) filter (where date + n * 1000000000 > date '2016-09-30')", '0'],
    ['max(date + n) - min(date)', '5'],
  ]
  for (const [formula, expected] of answers) {
    it(`give ${expected} for ${formula}`, async () => {
      const rows = [
        row(0, { n: exact('3'), amount: exact('0.10'), word: 'é' }),
        row(1, { n: exact('4'), amount: exact('0.20'), word: 'B' }),
      ]
      for (const engine of engines) {
        await fill(engine, world(rows))
        expect(await districtValue(engine, formula), engine.dialect).to.equal(expected)
      }
    })
  }

  const reasons: readonly (readonly [string, string, string, string])[] = [
    ['the divisor counts nobody', 'count(*)', "count(*) filter (where word = 'nobody')", 'ZERO_DENOMINATOR'],
    ['the divisor adds up nothing', 'count(*)', "sum(n) filter (where word = 'nobody')", 'ZERO_DENOMINATOR'],
    ['the sum adds up nothing', "sum(n) filter (where word = 'nobody')", 'count(*)', 'NO_DATA'],
    ['the mean is of nobody', "avg(n) filter (where word = 'nobody')", 'count(*)', 'ZERO_DENOMINATOR'],
  ]
  for (const [when, numerator, denominator, reason] of reasons) {
    it(`have the reason ${reason} where ${when}`, async () => {
      const measures = [{ id: 'm', measure: ratio({ of: facts, numerator, denominator }) }]
      for (const engine of engines) {
        await fill(engine, world([row(0, { n: exact('1') })]))
        const [cell] = await measure(engine, { dataset: facts, measures, levels: ['district'], groups: [] })
        expect(cell?.reason, engine.dialect).to.equal(reason)
      }
    })
  }

  it('order texts by code point, whatever the locale', async () => {
    const shares = ratio({
      of: facts,
      each: { student: { first: 'min(word)', last: 'max(word)' } },
      numerator: "count(*) filter (where first = 'B')",
      denominator: "count(*) filter (where last = 'é')",
    })
    for (const engine of engines) {
      await fill(engine, world(['a', 'B', 'é', 'z'].map((word, index) => row(index, { word }))))
      const [cell] = await measure(engine, {
        dataset: facts,
        measures: [{ id: 'm', measure: shares }],
        levels: ['district'],
        groups: [],
      })
      expect(cell).to.include({ numerator: '1', denominator: '1' })
    }
  })
})
