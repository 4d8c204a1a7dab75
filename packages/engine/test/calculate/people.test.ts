import { calculate, composeRegistry } from '@planwright/engine'
import {
  type AnyIndicator,
  aggregate,
  boolean,
  computed,
  decimal,
  defineDataset,
  integer,
  type Measure,
  percentagePoints,
  ratio,
  school,
  schoolYear,
  student,
} from '@planwright/sdk'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'
import { cell, fakeStore } from './fake-store.js'

const cards = defineDataset({
  id: 'library.cards',
  about: 'students',
  columns: {
    student: student(),
    school: school(),
    schoolYear: schoolYear(),
    used: boolean(),
    free: boolean(),
    level: integer(),
  },
  key: ['student', 'schoolYear'],
  replaces: 'schoolYear',
})
const budget = defineDataset({
  id: 'library.budget',
  about: 'money',
  columns: { school: school(), schoolYear: schoolYear(), amount: decimal() },
  key: ['school', 'schoolYear'],
  replaces: 'schoolYear',
})
const usedWhere = (where: string) =>
  ratio({ of: cards, where, numerator: 'count(*) filter (where used)', denominator: 'count(*)' })
const usedMean = aggregate({ of: cards, value: 'avg(level)' })
const spent = aggregate({ of: budget, value: 'sum(amount)' })

const { window: _, ...yearly } = borrowing

/** An indicator worked out from two measures, whatever they give. */
const from = (one: Measure, other: Measure): AnyIndicator => ({
  ...yearly,
  unit: 'percentagePoints',
  levels: ['district'],
  groups: [],
  every: 'year',
  value: computed({ inputs: { one, other }, calculate: () => percentagePoints(1) }),
  examples: [],
})

type Parts = Parameters<typeof cell>[1]

/** The people behind a computed value whose inputs have these cells. */
async function peopleBehind(one: Measure, other: Measure, cells: { one?: Parts; other?: Parts }) {
  const given = Object.entries(cells).map(([name, parts]) => cell(`library.borrowing#${name}`, parts))
  const [indicator] = composeRegistry([library({ datasets: [visits, cards, budget] })]).indicators
  if (indicator === undefined) throw new Error('The library has an indicator.')
  const [found] = await calculate(fakeStore(given), [{ ...indicator, definition: from(one, other) }])
  return found?.people
}

const [free, paid] = [usedWhere('free'), usedWhere('not free')]

describe('The people behind a computed value', () => {
  it('are the fewest who have the outcome', async () => {
    const cells = {
      one: { numerator: '30', denominator: '50', people: 50 },
      other: { numerator: '3', denominator: '40', people: 40 },
    }
    expect(await peopleBehind(free, paid, cells)).to.equal(3)
  })

  it('are the fewest who do not have it', async () => {
    const cells = {
      one: { numerator: '48', denominator: '50', people: 50 },
      other: { numerator: '20', denominator: '40', people: 40 },
    }
    expect(await peopleBehind(free, paid, cells)).to.equal(2)
  })

  it('are those of all rows where an input counts more than one of a person', async () => {
    const days = ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' })
    const cells = {
      one: { numerator: '3', denominator: '500', people: 25 },
      other: { numerator: '20', denominator: '40', people: 40 },
    }
    expect(await peopleBehind(days, paid, cells)).to.equal(20)
  })

  it('are nobody where an input about people has no rows', async () => {
    expect(await peopleBehind(free, paid, { one: { numerator: '30', denominator: '50', people: 50 } })).to.equal(0)
  })

  it('are not looked for behind money', async () => {
    const cells = { one: { numerator: '30', denominator: '50', people: 50 }, other: { value: '3' } }
    expect(await peopleBehind(free, spent, cells)).to.equal(20)
    expect(await peopleBehind(spent, spent, { one: { value: '1' }, other: { value: '3' } })).to.equal(null)
  })
})

describe('The people behind a mean of two numbers', () => {
  const means = async (...isOfTwo: readonly boolean[]) => {
    const [indicator] = composeRegistry([library()]).indicators
    if (indicator === undefined) throw new Error('The library has an indicator.')
    const cells = isOfTwo.map((one, index) =>
      cell('library.borrowing', { orgUnit: index === 0 ? 'district' : 'school/n', people: 40, isOfTwo: one }),
    )
    return (await calculate(fakeStore(cells), [indicator])).map(({ people }) => people)
  }

  it('are not said, so that a share in disguise is never shown', async () => {
    expect(await means(true, true)).to.deep.equal([null, null])
  })

  it('are said where there are more numbers anywhere in the district', async () => {
    expect(await means(false, true)).to.deep.equal([40, 40])
  })

  it('are nobody behind a computed value', async () => {
    const cells = { one: { value: '0.4', people: 40, isOfTwo: true }, other: { value: '3', people: 40 } }
    expect(await peopleBehind(usedMean, usedMean, cells)).to.equal(0)
  })
})

describe('The most that one person moves a computed value by', () => {
  const movedBy = async (cells: { one?: Parts; other?: Parts }) => {
    const given = Object.entries(cells).map(([name, parts]) => cell(`library.borrowing#${name}`, parts))
    const [indicator] = composeRegistry([library({ datasets: [visits, cards, budget] })]).indicators
    if (indicator === undefined) throw new Error('The library has an indicator.')
    const [found] = await calculate(fakeStore(given), [{ ...indicator, definition: from(free, paid) }])
    return found?.denominatorMost
  }

  it('is one’s part of the smaller of two shares', async () => {
    const counts = { numeratorMost: 1, denominatorMost: 1 }
    const one = { numerator: '20', denominator: '50', people: 50, ...counts }
    const other = { numerator: '50', denominator: '200', people: 200, ...counts }
    expect(await movedBy({ one, other })).to.equal(2)
  })

  it('is not known where no input adds up over people', async () => {
    expect(await movedBy({ one: { value: '3' }, other: { value: '4' } })).to.equal(null)
  })
})

describe('The most that one person contributes', () => {
  it('is the same for every figure of a measure and period: the largest anywhere', async () => {
    const [indicator] = composeRegistry([library()]).indicators
    if (indicator === undefined) throw new Error('The library has an indicator.')
    const cells = [
      cell('library.borrowing', { numeratorMost: 2, denominatorMost: 7 }),
      cell('library.borrowing', { orgUnit: 'school/n', numeratorMost: 5, denominatorMost: 6 }),
      cell('library.borrowing', { orgUnit: 'school/n', group: 'grade/3', numeratorMost: null, denominatorMost: 1 }),
      cell('library.borrowing', { period: '2017-18', numeratorMost: 1, denominatorMost: null }),
    ]
    const found = await calculate(fakeStore(cells), [indicator])
    const said = found.map(({ orgUnit, period, numeratorMost, denominatorMost }) => [
      ...[orgUnit, period, numeratorMost, denominatorMost],
    ])
    expect(said).to.deep.equal([
      ['district', '2016-17', 5, 7],
      ['district', '2017-18', 1, null],
      ['school/n', '2016-17', 5, 7],
      ['school/n', '2016-17', 5, 7],
    ])
  })
})
