import { composeRegistry, type ResolvedIndicator, runExample } from '@planwright/engine'
import { type AnyIndicator, computed, count, type Example, percent, ratio, unavailable } from '@planwright/sdk'
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

describe('a worked example', () => {
  const given = {
    visits: [visit('a', 'n', '03', true), visit('a', 'n', '04', true), visit('b', 's', '03', false)],
  }

  it('is worked through the real store', async () => {
    expect(await answer(borrowing, given)).to.deep.equal(percent(66.7))
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
