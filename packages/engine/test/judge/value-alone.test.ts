import { type JudgedFigure, judge } from '@planwright/engine'
import { expect } from 'chai'

const figureOf = (change: Partial<JudgedFigure>): JudgedFigure => ({
  indicator: { unit: 'percent', better: 'higher' },
  period: '2019-20',
  value: 90,
  reason: null,
  target: { baseline: null, value: 95, by: '2021-22' },
  toDate: null,
  ...change,
})

describe('the judgment against a target that names no starting point', () => {
  it('is ON_TRACK in any year in which the figure is as good as the target', () => {
    const status = judge(figureOf({ value: 95 }))
    expect(status.level).to.equal('ON_TRACK')
    expect(status.because.en).to.equal('95.0% in 2019-20 is at or better than the 95.0% to be reached by 2021-22.')
    const lower = { unit: 'percent', better: 'lower' } as const
    expect(judge(figureOf({ indicator: lower, value: 94 })).level).to.equal('ON_TRACK')
  })

  it('cannot tell before the target is due, and says that the plan names no starting point', () => {
    const status = judge(figureOf({}))
    expect(status.level).to.equal('CANNOT_TELL')
    expect(status.because).to.deep.equal({
      en: '90.0% in 2019-20 is short of the 95.0% to be reached by 2021-22; the plan names no starting point, so it does not say what is expected before then.',
      es: '90.0 % en 2019-20 no llega a la meta de 95.0 % para 2021-22; el plan no indica un punto de partida, así que no dice qué se espera antes.',
    })
  })

  it('is OFF_TRACK where the target is due and missed', () => {
    const status = judge(figureOf({ period: '2021-22', numerator: 9000, denominator: 10000 }))
    expect(status.level).to.equal('OFF_TRACK')
    expect(status.because.en).to.equal('90.0% in 2021-22 is short of the 95.0% that was to be reached by 2021-22.')
    expect(judge(figureOf({ period: '2022-23' })).level).to.equal('OFF_TRACK')
  })

  it('cannot tell where so few were counted that the target may be reached', () => {
    const status = judge(figureOf({ period: '2021-22', numerator: 9, denominator: 10 }))
    expect(status.level).to.equal('CANNOT_TELL')
    expect(status.because.en).to.contain('between 59.6% and 98.2%')
  })

  it('awaits a figure that is missing', () => {
    expect(judge(figureOf({ value: null, reason: 'NO_DATA' })).level).to.equal('AWAITING')
  })
})
