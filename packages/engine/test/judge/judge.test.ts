import { type JudgedFigure, judge } from '@planwright/engine'
import { expect } from 'chai'

const target = { baseline: { year: '2016-17', value: 68.8 }, value: 77.8, by: '2021-22' } as const

function figure(change: Partial<JudgedFigure>): JudgedFigure {
  return {
    indicator: { unit: 'percent', better: 'higher' },
    period: '2017-18',
    value: 70.7,
    reason: null,
    numerator: null,
    denominator: null,
    target,
    toDate: null,
    ...change,
  }
}

describe('the judgment of a figure', () => {
  it('is ON_TRACK exactly on the line', () => {
    expect(judge(figure({ value: 70.6 })).level).to.equal('ON_TRACK')
  })

  it('tells the numbers it goes by, in English and in Spanish', () => {
    const { because } = judge(figure({}))
    expect(because.en).to.equal(
      '70.7% in 2017-18 is at or better than the 70.6% expected by then on the way from 68.8% (2016-17) to 77.8% (2021-22).',
    )
    expect(because.es).to.contain('70.7 %').and.to.contain('77.8 %')
  })

  it('is AT_RISK at exactly half of the planned change, and OFF_TRACK just below', () => {
    expect(judge(figure({ value: 69.7 })).level).to.equal('AT_RISK')
    expect(judge(figure({ value: 69.6 })).level).to.equal('OFF_TRACK')
  })

  it('is OFF_TRACK where things got worse', () => {
    const status = judge(figure({ value: 60 }))
    expect(status.level).to.equal('OFF_TRACK')
    expect(status.because.en).to.contain('a change of -8.8 percentage points since 2016-17')
  })

  it('cannot tell where the interval of the share reaches the line', () => {
    const status = judge(figure({ value: 70, numerator: 70, denominator: 100 }))
    expect(status.level).to.equal('CANNOT_TELL')
    expect(status.because.en).to.contain('between 60.4% and 78.1%')
  })

  it('can tell from many people what it cannot tell from few', () => {
    expect(judge(figure({ value: 69.6, numerator: 69600, denominator: 100000 })).level).to.equal('OFF_TRACK')
  })

  it('asks for the target itself from the due year on', () => {
    const due = figure({ period: '2021-22', value: 73.8, numerator: 814, denominator: 1103 })
    expect(judge(due).level).to.equal('AT_RISK')
    expect(judge(due).because.en).to.contain('77.8% expected')
    expect(judge({ ...due, period: '2024-25' }).because.en).to.contain('77.8% expected')
  })

  it('is ON_TRACK as far as the margin of its target reaches, and says so', () => {
    const give = { ...target, margin: 2.5 }
    const within = judge(figure({ value: 68.1, target: give }))
    expect(within.level).to.equal('ON_TRACK')
    expect(within.because.en).to.equal('68.1% in 2017-18 is within 2.5% of the 70.6% wanted, which the target allows.')
    expect(judge(figure({ value: 68, target: give })).level).to.not.equal('ON_TRACK')
    const lower = { unit: 'percent', better: 'lower' } as const
    expect(judge(figure({ indicator: lower, value: 73.1, target: give })).level).to.equal('ON_TRACK')
    expect(judge(figure({ indicator: lower, value: 73.2, target: give })).level).to.not.equal('ON_TRACK')
  })

  it('turns round where lower is better', () => {
    const lower = {
      indicator: { unit: 'percent', better: 'lower' },
      target: { baseline: { year: '2016-17', value: 22.1 }, value: 15.1, by: '2021-22' },
    } as const
    expect(judge(figure({ ...lower, value: 20.7 })).level).to.equal('ON_TRACK')
    expect(judge(figure({ ...lower, value: 21.4 })).level).to.equal('AT_RISK')
    expect(judge(figure({ ...lower, value: 25.3 })).level).to.equal('OFF_TRACK')
  })

  it('awaits the first year after the baseline', () => {
    const status = judge(figure({ period: '2016-17', value: 68.8 }))
    expect(status.level).to.equal('AWAITING')
    expect(status.because.en).to.contain('baseline year')
    expect(judge(figure({ period: '2010-11', value: 63.2 })).level).to.equal('AWAITING')
  })

  it('judges a month by its school year', () => {
    expect(judge(figure({ period: '2017-18/10', value: 70.6 })).level).to.equal('ON_TRACK')
  })

  it('awaits a figure that is missing, and says why in words', () => {
    const status = judge(figure({ value: null, reason: 'SUPPRESSED' }))
    expect(status.level).to.equal('AWAITING')
    expect(status.because).to.deep.equal({
      en: 'There is no figure to judge: the figure is not shown, to protect people’s privacy.',
      es: 'No hay una cifra que evaluar: la cifra no se muestra, para proteger la privacidad de las personas.',
    })
  })

  it('judges nothing without a target', () => {
    expect(judge(figure({ target: null })).level).to.equal('NO_TARGET')
  })

  it('never takes what is not a number for a figure', () => {
    expect(judge(figure({ value: Number.NaN })).level).to.equal('AWAITING')
    expect(judge(figure({ value: Number.POSITIVE_INFINITY })).level).to.equal('AWAITING')
  })

  it('is not misled by tenths that doubles cannot hold', () => {
    const tenths = { baseline: { year: '2016-17', value: 0.1 }, value: 0.3, by: '2018-19' } as const
    expect(judge(figure({ target: tenths, period: '2017-18', value: 0.2 })).level).to.equal('ON_TRACK')
    expect(judge(figure({ target: { ...tenths, value: 0.7 }, value: 0.4 })).level).to.equal('ON_TRACK')
  })

  it('keeps to a target that asks for no change', () => {
    const hold = { ...target, value: 68.8 }
    expect(judge(figure({ target: hold, value: 68.8 })).level).to.equal('ON_TRACK')
    expect(judge(figure({ target: hold, value: 68.7 })).level).to.equal('OFF_TRACK')
  })
})
