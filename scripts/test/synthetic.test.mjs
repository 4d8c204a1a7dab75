import { expect } from 'chai'
import * as attendance from '../synthetic/datasets/attendance.mjs'
import * as reportedAbsence from '../synthetic/datasets/reported-absence.mjs'
import * as students from '../synthetic/datasets/students.mjs'
import { makeDistrict } from '../synthetic/district.mjs'
import { isHidden, printedRate } from '../synthetic/published.mjs'

describe('the synthetic district', () => {
  const small = () => makeDistrict({ students: 1300 })

  it('is the same each time it is made', () => {
    expect([...students.lines(small())]).to.deep.equal([...students.lines(small())])
    expect(small().absent).to.deep.equal(small().absent)
  })

  it('has a row for each student on each of 180 days, in one school a day', () => {
    const [, ...rows] = attendance.lines(small())
    const keys = new Set(
      rows.map((row) =>
        row
          .split(',')
          .filter((_, index) => index !== 1 && index !== 3)
          .join(),
      ),
    )
    expect(rows).to.have.length(1300 * 180)
    expect(keys.size).to.equal(rows.length)
  })

  it('has 45 schools in four zones, and students who move in mid-year', () => {
    const district = small()
    expect(district.schools).to.have.length(45)
    expect(new Set(district.schools.map(({ zone }) => zone)).size).to.equal(4)
    expect(district.students.some(({ stays }) => stays.length === 2)).to.equal(true)
  })

  it('reports a rate of chronic absence that a district might have', () => {
    const row = [...reportedAbsence.lines(small())].find((line) => line.startsWith('district,2018-19,all,'))
    expect(Number(row?.split(',')[3])).to.be.within(15, 35)
  })

  it('rounds half up and hides what the state would hide', () => {
    expect(printedRate(29, 80)).to.equal('36.3')
    expect(printedRate(265, 1448)).to.equal('18.3')
    expect([isHidden(5, 100), isHidden(0, 100), isHidden(6, 100), isHidden(6, 19)]).to.deep.equal([
      true,
      false,
      false,
      true,
    ])
  })
})
