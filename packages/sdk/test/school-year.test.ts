import { isPeriod, isSchoolYear, schoolYearOf, schoolYearOfPeriod, schoolYearStarting, startOf } from '@planwright/sdk'
import { expect } from 'chai'

describe('a school year', () => {
  it('runs from the first of July to the thirtieth of June', () => {
    expect(schoolYearOf('2016-07-01')).to.equal('2016-17')
    expect(schoolYearOf('2017-06-30')).to.equal('2016-17')
    expect(schoolYearOf('2016-06-30')).to.equal('2015-16')
    expect(schoolYearOf('2016-12-31')).to.equal('2016-17')
  })

  it('is written with the year it starts and the last two digits of the year it ends', () => {
    expect(schoolYearStarting(2016)).to.equal('2016-17')
    expect(schoolYearStarting(1999)).to.equal('1999-00')
    expect(schoolYearStarting(2008)).to.equal('2008-09')
    expect(startOf('1999-00')).to.equal(1999)
  })

  it('has two halves that fit together', () => {
    for (const text of ['2016-17', '1999-00', '2008-09']) expect(isSchoolYear(text), text).to.equal(true)
    for (const text of ['2016-18', '2016-16', '2016-2017', '16-17', '2016-17 ', '2016/17', '']) {
      expect(isSchoolYear(text), text).to.equal(false)
    }
  })
})

describe('a period', () => {
  it('is a school year, or one up to the end of a month', () => {
    for (const text of ['2016-17', '2016-17/10', '2016-17/02', '2010-11', '2010-11/12']) {
      expect(isPeriod(text), text).to.equal(true)
    }
    for (const text of ['2016-17/13', '2016-17/00', '2016-17/2', '2016-10', '2016-18/10', '2016-17/']) {
      expect(isPeriod(text), text).to.equal(false)
    }
  })

  it('belongs to its school year', () => {
    expect(schoolYearOfPeriod('2016-17/02')).to.equal('2016-17')
    expect(schoolYearOfPeriod('2016-17')).to.equal('2016-17')
  })
})
