import { type EarlierFigure, type ProtectedFigure, pooledFigures, poolYears, type ToldYear } from '@planwright/engine'
import { expect } from 'chai'
import { combine, lookedBackOn, question, released } from './attack/answer.js'
import { isMoved } from './attack/years.js'
import { share } from './share.js'

const parentOf = new Map<string, string>()

/** A figure by its counts: `5/41`. */
function figureOf(counts: string): ProtectedFigure {
  const [cases = 0, all = 0] = counts.split('/').map(Number)
  return share('school/2', 'disability/yes', cases, all)
}

/** A school year's release of one group of a school. */
function yearWith(counts: string): ToldYear<ProtectedFigure> {
  const figures = [figureOf(counts)]
  return { told: lookedBackOn(figures, released(figures, parentOf)), parentOf }
}

/** Three years of such releases: `5/41 4/40 6/40`. */
function yearsWith(counts: string): readonly ToldYear<ProtectedFigure>[] {
  return counts.split(' ').map(yearWith)
}

/** What is told of the group in the years together. */
function toldOf(counts: string) {
  return poolYears(yearsWith(counts), { combine, question })[0]
}

/** What was told of some years together, as a correction looks back on it. */
function earlier(counts: string): readonly EarlierFigure[] {
  const years = yearsWith(counts)
  const exact = pooledFigures(years, combine)
  const answers = poolYears(years, { combine, question }).map((answer) => ({ answer, kept: false }))
  return lookedBackOn(exact, answers)
}

/** What is told anew of the group when one of the years is corrected. */
function toldAnew(before: string, after: string) {
  return poolYears(yearsWith(after), { combine, question, corrects: { figures: earlier(before), isMoved } })[0]
}

describe('pooling three years', () => {
  it('tells the share of all of them where each has few with the outcome, rounded to five', () => {
    expect(toldOf('5/41 4/40 6/40')).to.include({ numerator: 15, denominator: 120, value: 12.5, reason: null })
  })

  it('counts a student of three years three times', () => {
    expect(toldOf('5/41 4/40 6/40')?.people).to.equal(120)
  })

  it('tells a bound where few have the outcome in all of them together', () => {
    expect(toldOf('2/60 0/60 3/60')?.bound).to.deep.equal({ kind: 'atMost', value: 10 })
  })

  for (const [what, counts] of [
    ['one year shows a value', '12/40 4/40 6/40'],
    ['no year has ten people', '4/9 5/9 4/9'],
    ['nobody is there', '0/0 0/0 0/0'],
    ['too few have it, and too few have it not', '3/10 3/4 3/4'],
    ['so many have it that each year must have some', '8/41 7/40 9/40'],
  ] as const)
    it(`tells nothing where ${what}`, () => {
      expect(toldOf(counts)).to.equal(undefined)
    })

  it('tells nothing of a place that one of the years does not answer for', () => {
    const [, ...others] = yearsWith('5/41 4/40 6/40')
    expect(poolYears([{ told: [], parentOf }, ...others], { combine, question })).to.deep.equal([])
  })

  it('tells nothing of medians, which do not add up', () => {
    const counts = { numerator: null, denominator: null, numeratorMost: null, denominatorMost: null }
    const median = { ...figureOf('9/40'), ...counts, value: 3, unit: 'days' as const }
    const year = { told: [{ place: median, figure: median, bound: null, standing: 'hidden' as const }], parentOf }
    expect(poolYears([year, year, year], { combine, question })).to.deep.equal([])
  })
})

describe('a correction of one of three years told together', () => {
  it('leaves what is told of them as it was where fewer than ten more are counted', () => {
    expect(toldAnew('5/41 4/40 6/40', '5/41 9/44 6/40')).to.equal(undefined)
  })

  it('tells anew where ten more are counted, and no year shows a value', () => {
    expect(toldAnew('1/60 1/60 2/60', '1/60 8/60 6/60')).to.include({ numerator: 15, denominator: 180 })
  })

  it('tells nothing of a place of which nothing was told', () => {
    expect(toldAnew('4/9 5/9 4/9', '5/41 4/40 6/40')).to.equal(undefined)
  })

  it('shows no value of the year that would tell the other two by what was told of all', () => {
    const [first, second, third] = yearsWith('9/40 0/40 9/40')
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are three years.')
    const figures = [figureOf('14/40')]
    const corrects = { figures: second.told, isMoved }
    const alone = released(figures, parentOf, corrects)[0]
    const beside = { others: [first, third], together: earlier('9/40 0/40 9/40') }
    expect([alone?.kept, released(figures, parentOf, corrects, beside)[0]?.kept]).to.deep.equal([false, true])
  })
})
