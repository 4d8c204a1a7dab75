import { type JudgedFigure, type JudgedTarget, judge } from '@planwright/engine'
import { expect } from 'chai'
import fc from 'fast-check'

type ToDate = Pick<JudgedFigure, 'toDate'>
const hundred = { baseline: { year: '2017-18', value: 100 }, value: 100, by: '2018-19' } as const
const alone = { baseline: null, value: 100, by: '2018-19' } as const

const statusOf = (value: number, better: 'higher' | 'lower', { toDate }: ToDate, target: JudgedTarget = hundred) =>
  judge({
    indicator: { unit: 'count', better },
    period: '2018-19',
    value,
    reason: null,
    target,
    toDate,
  })

const rising: ToDate = { toDate: 'rising' }
const whole: ToDate = { toDate: null }

describe('the judgment of a count while its school year is not over', () => {
  it('does not call ten of a hundred in September off track, and says that the year is not over', () => {
    expect(statusOf(10, 'higher', whole).level).to.equal('OFF_TRACK')
    expect(statusOf(10, 'higher', rising)).to.deep.equal({
      level: 'CANNOT_TELL',
      because: {
        en: '10 in 2018-19 to date: the year is not over, so this cannot be compared yet with the 100 expected for the whole year.',
        es: '10 en lo que va de 2018-19: el año escolar no ha terminado, así que aún no se puede comparar con lo esperado para todo el año (100).',
      },
    })
  })

  it('does not call three of at most a hundred on track', () => {
    expect(statusOf(3, 'lower', rising).level).to.equal('CANNOT_TELL')
    expect(statusOf(3, 'lower', rising, alone).level).to.equal('CANNOT_TELL')
  })

  it('is ON_TRACK once what is expected of the whole year is reached', () => {
    expect(statusOf(100, 'higher', rising)).to.have.nested.property(
      'because.en',
      '100 in 2018-19 to date is at or better than the 100 expected by then on the way from 100 (2017-18) to 100 (2018-19).',
    )
    expect(statusOf(100, 'higher', rising, alone).level).to.equal('ON_TRACK')
  })

  it('is OFF_TRACK once it is more than was wanted at most', () => {
    expect(statusOf(101, 'lower', rising).level).to.equal('OFF_TRACK')
    expect(statusOf(101, 'lower', rising, alone).level).to.equal('OFF_TRACK')
  })

  it('says nothing certain of what may still fall', () => {
    expect(statusOf(101, 'higher', { toDate: 'moving' }).level).to.equal('CANNOT_TELL')
    expect(statusOf(101, 'lower', { toDate: 'moving' }).level).to.equal('CANNOT_TELL')
  })

  it('says of a target that is due later and names no starting point what it says of a whole year', () => {
    const later = { ...alone, by: '2021-22' }
    expect(statusOf(10, 'higher', rising, later).because.en).to.include('the plan names no starting point')
  })

  it('never says what the rest of the year can make false, and says whatever it cannot', () => {
    const better = fc.constantFrom('higher' as const, 'lower' as const)
    const targets = fc.constantFrom<JudgedTarget>(hundred, alone)
    fc.assert(
      fc.property(fc.nat(200), fc.nat(1000), better, targets, (soFar, more, way, target) => {
        const isGood = (count: number) => statusOf(count, way, whole, target).level === 'ON_TRACK'
        const { level } = statusOf(soFar, way, rising, target)
        if (level === 'CANNOT_TELL') expect(isGood(soFar)).to.not.equal(isGood(soFar + 1000))
        else expect(level === 'ON_TRACK').to.equal(isGood(soFar + more))
      }),
    )
  })
})

describe('the judgment of a share while its school year is not over', () => {
  const share = (toDate: JudgedFigure['toDate']) =>
    judge({
      indicator: { unit: 'percent', better: 'lower' },
      period: '2018-19',
      value: 12.5,
      reason: null,
      target: { baseline: { year: '2016-17', value: 20 }, value: 10, by: '2020-21' },
      toDate,
    })

  it('judges it as it is, and says that it is to date', () => {
    expect(share('steady')).to.deep.equal({
      level: 'ON_TRACK',
      because: {
        en: '12.5% in 2018-19 to date is at or better than the 15.0% expected by then on the way from 20.0% (2016-17) to 10.0% (2020-21).',
        es: '12.5 % en lo que va de 2018-19 iguala o mejora lo esperado para entonces, 15.0 %, en el camino de 20.0 % (2016-17) a 10.0 % (2020-21).',
      },
    })
    expect(share(null).because.en).to.include('in 2018-19 is at or better')
  })
})
