import { composeRegistry, type ResolvedIndicator, runExample } from '@planwright/engine'
import {
  type AnyIndicator,
  aggregate,
  computed,
  count,
  type Example,
  percent,
  percentagePoints,
  ratio,
  roster,
  unavailable,
} from '@planwright/sdk'
import { openExampleStore } from '@planwright/testing'
import { expect } from 'chai'
import { borrowing, library, visits } from '../department.js'

const visit = (student: string, school: string, day: string, borrowed: boolean) => ({
  student,
  school,
  date: `2016-10-${day}`,
  borrowed,
})

const lending = ratio({ of: visits, numerator: 'count(*) filter (where borrowed)', denominator: 'count(*)' })
const readers = ratio({
  of: visits,
  each: { student: { loans: 'count(*) filter (where borrowed)' } },
  numerator: 'count(*) filter (where loans > 0)',
  denominator: 'count(*)',
})

/** Loans for each reader: what no single formula can say, because its two parts are counted differently. */
const loansPerReader: AnyIndicator = {
  ...borrowing,
  id: 'library.loans-per-reader',
  unit: 'count',
  value: computed({
    inputs: { lending, readers },
    calculate: (inputs) =>
      inputs.lending.numerator === null || !inputs.readers.numerator
        ? unavailable('ZERO_DENOMINATOR')
        : count(inputs.lending.numerator / inputs.readers.numerator),
  }),
  examples: borrowing.examples.map((example) => ({ ...example, then: unavailable('NO_DATA') })),
}

function resolved(indicator: AnyIndicator): ResolvedIndicator {
  const [found] = composeRegistry([library({ indicators: [indicator] })]).indicators
  if (found === undefined) throw new Error('There is one indicator.')
  return found
}

async function answer(indicator: AnyIndicator, given: object, at: Example['at'] = {}) {
  const example = { when: 'a test asks', given, at, then: percent(0) }
  const { measurement } = await runExample(resolved(indicator), example, openExampleStore)
  return measurement
}

/** How many more of 100 visits end with a loan among students without a disability than among those with one. */
const gap: AnyIndicator = {
  ...borrowing,
  id: 'library.gap',
  unit: 'percentagePoints',
  groups: ['race'],
  value: computed({
    inputs: {
      without: ratio({ ...lending, where: "disability = 'no'" }),
      having: ratio({ ...lending, where: "disability = 'yes'" }),
    },
    calculate: ({ without, having }) =>
      without.value === null || having.value === null
        ? unavailable('NO_DATA')
        : percentagePoints(without.value - having.value),
  }),
  examples: borrowing.examples.map((example) => ({ ...example, then: unavailable('NO_DATA') })),
}

const { window: _monthly, ...yearly } = borrowing

/** Visitors who speak Spanish at home out of all students of the roster who do. */
const reach: AnyIndicator = {
  ...yearly,
  id: 'library.reach',
  every: 'year',
  levels: ['district', 'school'],
  groups: [],
  value: computed({
    inputs: {
      came: aggregate({ of: visits, where: "language = 'spanish'", value: 'count(distinct student)' }),
      all: aggregate({ of: roster.students, where: "language = 'spanish'", value: 'count(*)' }),
    },
    calculate: ({ came, all }) =>
      came.value === null || !all.value ? unavailable('NO_DATA') : percent((100 * came.value) / all.value),
  }),
  examples: borrowing.examples.map((example) => ({ ...example, then: unavailable('NO_DATA') })),
}

describe('a worked example', () => {
  const given = {
    visits: [visit('a', 'n', '03', true), visit('a', 'n', '04', true), visit('b', 's', '03', false)],
  }

  it('is worked through the real store', async () => {
    expect(await answer(borrowing, given)).to.deep.equal(percent(66.7))
  })

  it("may turn on the students' groups, in each of several measures", async () => {
    const students = [
      { student: 'a', schoolYear: '2016-17', disability: 'no', race: 'black' },
      { student: 'b', schoolYear: '2016-17', disability: 'yes', race: 'black' },
      { student: 'c', schoolYear: '2016-17', disability: 'yes', race: 'white' },
    ]
    const visitsOfThree = [...given.visits, visit('c', 's', '05', true)]
    expect(await answer(gap, { visits: visitsOfThree, students })).to.deep.equal(percentagePoints(50))
    const byRace = await answer(gap, { visits: visitsOfThree, students }, { group: 'race/black' })
    expect(byRace).to.deep.equal(percentagePoints(100))
    expect(await answer(gap, { visits: visitsOfThree })).to.deep.equal(unavailable('ZERO_DENOMINATOR'))
  })

  it('may hold rows against the roster itself', async () => {
    const students = ['a', 'b', 'c', 'd'].map((student) => ({
      student,
      schoolYear: '2016-17',
      school: 's',
      language: student === 'a' ? 'english' : 'spanish',
    }))
    expect(await answer(reach, { ...given, students })).to.deep.equal(percent(33.3))
    expect(await answer(reach, { ...given, students }, { orgUnit: 'school/s' })).to.deep.equal(percent(33.3))
  })

  it('may ask for a school and for a month', async () => {
    expect(await answer(borrowing, given, { orgUnit: 'school/n' })).to.deep.equal(percent(100))
    expect(await answer(borrowing, given, { period: '2016-17/10' })).to.deep.equal(percent(66.7))
  })

  it('takes the group of a student from the roster', async () => {
    const students = [{ student: 'a', schoolYear: '2016-17', school: 'n', grade: '3' }]
    expect(await answer(borrowing, { ...given, students }, { group: 'grade/3' })).to.deep.equal(percent(100))
  })

  it('has nobody to count where no rows are given', async () => {
    expect(await answer(borrowing, { visits: [] })).to.deep.equal(unavailable('ZERO_DENOMINATOR'))
  })

  it('works a computed value from measures of different grain', async () => {
    expect(await answer(loansPerReader, given)).to.deep.equal(count(2))
    expect(await answer(loansPerReader, given, { orgUnit: 'school/s' })).to.deep.equal(unavailable('ZERO_DENOMINATOR'))
    expect(await answer(loansPerReader, { visits: [] })).to.deep.equal(unavailable('ZERO_DENOMINATOR'))
  })

  it('says which row is refused, and why', async () => {
    const wrong = { visits: [{ ...visit('a', 'n', '03', true), date: '2016-13-03' }] }
    const refusal = await answer(borrowing, wrong).then(
      () => 'accepted',
      (error: unknown) => String(error),
    )
    expect(refusal).to.contain('library.visits').and.to.contain('line 2, date')
  })

  it('must say which year it means where there are several', async () => {
    const years = { visits: [...given.visits, { ...visit('a', 'n', '03', true), date: '2017-10-03' }] }
    const refusal = await answer(borrowing, years).then(
      () => 'accepted',
      (error: unknown) => String(error),
    )
    expect(refusal).to.contain('at.period')
    expect(await answer(borrowing, years, { period: '2017-18' })).to.deep.equal(percent(100))
  })
})
