import { isToDate, yearsAt } from '@planwright/engine'
import { expect } from 'chai'

const toDate = (period: string, moment: string, endsEarly = false) => isToDate({ period, endsEarly }, moment)

describe('a figure', () => {
  it('is to date until 30 June of its school year is past', () => {
    expect(toDate('2018-19', '2019-06-30T23:59:59.999Z')).to.equal(true)
    expect(toDate('2018-19', '2019-07-01T00:00:00.000Z')).to.equal(false)
  })

  it('is to date where its school year lies ahead', () => {
    expect(toDate('2042-43', '2026-11-28T12:00:00.000Z')).to.equal(true)
  })

  it('is to date where its rows end early, however long ago', () => {
    expect(toDate('2018-19', '2026-11-28T12:00:00.000Z', true)).to.equal(true)
  })

  it('of a month is to date, but that of June is of the whole year', () => {
    expect(toDate('2018-19/10', '2026-11-28T12:00:00.000Z')).to.equal(true)
    expect(toDate('2018-19/06', '2026-11-28T12:00:00.000Z')).to.equal(false)
    expect(toDate('2018-19/06', '2019-06-15T12:00:00.000Z')).to.equal(true)
  })
})

describe('a moment', () => {
  it('knows which school year is under way and which is over', () => {
    expect(yearsAt('2019-06-30T12:00:00.000Z')).to.deep.equal({ over: '2017-18', begun: '2018-19' })
    expect(yearsAt('1999-07-01T00:00:00.000Z')).to.deep.equal({ over: '1998-99', begun: '1999-00' })
  })
})
