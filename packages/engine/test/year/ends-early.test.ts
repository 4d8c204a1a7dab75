import { yearThatEndsEarly } from '@planwright/engine'
import { expect } from 'chai'

const endsEarly = (days: readonly string[], begun = '2026-27') => {
  const years = days.map((day) => {
    const start = Number(day.slice(0, 4)) - (day.slice(5) < '07' ? 1 : 0)
    return [`${start}-${String((start + 1) % 100).padStart(2, '0')}`, day] as const
  })
  return yearThatEndsEarly(new Map(years), begun)
}

describe('rows of a school year', () => {
  it('end early where the newest stop before May', () => {
    expect(endsEarly(['2018-10-31'])).to.equal('2018-19')
    expect(endsEarly(['2018-06-12', '2019-04-30'])).to.equal('2018-19')
  })

  it('cover the year where they come to May or June', () => {
    expect(endsEarly(['2019-05-01'])).to.equal(null)
    expect(endsEarly(['2018-06-12', '2019-06-28'])).to.equal(null)
  })

  it('cover the year where a later year has rows too', () => {
    expect(endsEarly(['2016-10-31', '2018-06-12'])).to.equal(null)
  })

  it('cover the year where those of the year before stopped in the same month or sooner', () => {
    expect(endsEarly(['2018-02-20', '2019-02-11'])).to.equal(null)
    expect(endsEarly(['2018-02-20', '2019-03-04'])).to.equal(null)
    expect(endsEarly(['2018-03-20', '2019-02-11'])).to.equal('2018-19')
    expect(endsEarly(['2018-03-20', '2018-12-11'])).to.equal('2018-19')
  })

  it('of a year that has not begun say nothing of the year under way', () => {
    expect(endsEarly(['2018-10-31', '2042-09-02'], '2018-19')).to.equal('2018-19')
  })

  it('without a day never end early', () => {
    expect(endsEarly([])).to.equal(null)
  })
})
