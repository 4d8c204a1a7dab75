import { type CalculationProblem, calculate, composeRegistry, digestOf, type Observation } from '@planwright/engine'
import type { MeasuredCell } from '@planwright/facts'
import { type AnyIndicator, aggregate, computed, type Measurement, percent, unavailable } from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'
import { cell, fakeStore } from './fake-store.js'

const visitCount: AnyIndicator = {
  ...borrowing,
  id: 'library.visit-count',
  unit: 'count',
  value: aggregate({ of: visits, value: 'count(*)' }),
  levels: ['district'],
  groups: [],
  examples: borrowing.examples.map((example) => ({ ...example, then: unavailable('NO_DATA') })),
}

function doubled(calculateValue: () => unknown): AnyIndicator {
  return {
    ...borrowing,
    id: 'library.doubled',
    value: computed({ inputs: { share: borrowing.value }, calculate: calculateValue as () => Measurement }),
  }
}

function resolved(...indicators: readonly AnyIndicator[]) {
  return composeRegistry([library({ indicators })]).indicators
}

async function only(change: Partial<MeasuredCell>): Promise<Observation | undefined> {
  const [observation] = await calculate(fakeStore([cell('library.borrowing', change)]), resolved(borrowing))
  return observation
}

describe('a calculation', () => {
  it('divides and rounds once, and keeps the parts', async () => {
    const observation = await only({ numerator: '1062', denominator: '1544', people: 1544 })
    expect(observation).to.include({ value: 68.8, reason: null, numerator: 1062, denominator: 1544, people: 1544 })
  })

  it('says why there is no value: nobody, nothing, or hidden', async () => {
    expect(await only({ numerator: '0', denominator: '0' })).to.include({ value: null, reason: 'ZERO_DENOMINATOR' })
    expect(await only({ numerator: null, denominator: '5' })).to.include({ value: null, reason: 'NO_DATA' })
    expect(await only({ reason: 'SUPPRESSED', denominator: '35' })).to.include({ value: null, reason: 'SUPPRESSED' })
  })

  it('shows a zero as a zero', async () => {
    expect(await only({ numerator: '0', denominator: '20' })).to.include({ value: 0, reason: null })
  })

  it('never lets what is not a finite number out', async () => {
    expect(await only({ numerator: 'NaN', denominator: '2' })).to.include({
      value: null,
      reason: 'FAILED',
      numerator: null,
    })
    expect(await only({ numerator: '1', denominator: 'Infinity' })).to.include({ value: null, reason: 'FAILED' })
    expect(await only({ numerator: `1${'0'.repeat(400)}`, denominator: '1' })).to.include({
      value: null,
      reason: 'FAILED',
    })
  })

  it('runs one statement for indicators over one dataset and grain, and gives each only what it asked for', async () => {
    const cells = [
      cell('library.borrowing', { numerator: '1', denominator: '2' }),
      cell('library.visit-count', { value: '2' }),
      cell('library.visit-count', { value: '2', orgUnit: 'school/n' }),
      cell('library.visit-count', { value: '2', group: 'grade/3' }),
    ]
    const store = fakeStore(cells)
    const observations = await calculate(store, resolved(visitCount, borrowing), ['2016-17'])
    expect(store.requests).to.have.length(1)
    expect(store.requests[0]).to.deep.include({
      levels: ['district', 'school'],
      groups: ['grade'],
      monthly: true,
      years: ['2016-17'],
    })
    expect(observations.map(({ indicator, orgUnit }) => `${indicator} ${orgUnit}`)).to.deep.equal([
      'library.borrowing district',
      'library.visit-count district',
    ])
  })

  it('lets only the failing indicator fail, and reports it by name', async () => {
    const cells = [cell('library.borrowing', { numerator: '1', denominator: '2' })]
    const problems: CalculationProblem[] = []
    const alone = await calculate(fakeStore(cells), resolved(borrowing))
    const beside = await calculate(
      fakeStore(cells, ['library.visit-count']),
      resolved(borrowing, visitCount),
      undefined,
      {
        onProblem: (problem) => problems.push(problem),
      },
    )
    expect(digestOf(beside.filter(({ indicator }) => indicator === 'library.borrowing'))).to.equal(digestOf(alone))
    expect(beside.at(-1)).to.include({ indicator: 'library.visit-count', reason: 'FAILED', period: '2016-17' })
    expect(problems.map(({ indicator, message }) => `${indicator}: ${message}`)).to.deep.equal([
      'library.visit-count: The statement failed.',
    ])
  })

  const faults: readonly (readonly [string, () => unknown])[] = [
    [
      'throws',
      () => {
        throw new Error('A slip.')
      },
    ],
    ['gives NaN', () => percent(Number.NaN)],
    ['gives an infinity', () => percent(Number.POSITIVE_INFINITY)],
    ['gives another unit', () => ({ kind: 'value', value: 1, unit: 'days' })],
    ['gives nothing', () => undefined],
    ['gives a promise', () => Promise.resolve(percent(1))],
    ['gives an unknown reason', () => ({ kind: 'unavailable', reason: 'BECAUSE' })],
  ]
  for (const [what, calculateValue] of faults) {
    it(`fails a computed value whose function ${what}`, async () => {
      const problems: string[] = []
      const store = fakeStore([cell('library.doubled#share', { numerator: '1', denominator: '2' })])
      const observations = await calculate(store, resolved(doubled(calculateValue)), undefined, {
        onProblem: ({ indicator }) => problems.push(indicator),
      })
      expect(observations.map(({ value, reason }) => ({ value, reason }))).to.deep.equal([
        { value: null, reason: 'FAILED' },
      ])
      expect(problems).to.deep.equal(['library.doubled'])
    })
  }

  it('gives a computed value its inputs, exact and frozen', async () => {
    const seen: unknown[] = []
    const value = computed({
      inputs: { share: borrowing.value },
      calculate: (inputs) => {
        seen.push(inputs.share, Object.isFrozen(inputs) && Object.isFrozen(inputs.share))
        return percent((inputs.share.value ?? 0) * 2)
      },
    })
    const store = fakeStore([cell('library.doubled#share', { numerator: '1', denominator: '8', people: 8 })])
    const [observation] = await calculate(store, resolved({ ...doubled(() => null), value }))
    expect(observation).to.include({ value: 25, reason: null, people: 8 })
    expect(seen).to.deep.equal([
      { value: 12.5, numerator: 1, denominator: 8, people: 8, measurement: percent(12.5) },
      true,
    ])
  })

  it('gives the same digest whatever the order of cells and indicators', async () => {
    const cells = ['2014-15', '2015-16', '2016-17'].map((period) =>
      cell('library.borrowing', { period, numerator: '1', denominator: '3' }),
    )
    const one = await calculate(fakeStore(cells), resolved(borrowing, visitCount))
    const other = await calculate(fakeStore([...cells].reverse()), [...resolved(borrowing, visitCount)].reverse())
    expect(digestOf(other)).to.equal(digestOf(one))
    expect(other).to.deep.equal(one)
  })

  it('tells how far it has come', async () => {
    const steps: string[] = []
    await calculate(fakeStore([]), resolved(borrowing), undefined, {
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    })
    expect(steps).to.deep.equal(['1/1'])
  })
})
