import { poolYears } from '@planwright/engine'
import { expect } from 'chai'
import { combine, question } from './attack/answer.js'
import { nothing } from './attack/attacked.js'
import {
  attackYears,
  corrected,
  inWords,
  releasedYear,
  threeYears,
  toldAlone,
  toldTogether,
  untold,
  wonBack,
} from './attack/years.js'

describe('three years together', () => {
  for (const rare of [false, true])
    it(`let linear programming over three years of 1,000 students${rare ? ', rare groups too,' : ''} and all of them together recover no count under ten`, async () => {
      const years = threeYears(1000, rare).map(releasedYear)
      const together = toldTogether(years)
      const found = await attackYears(years, together)
      console.log(`      three years of 1000 students: ${inWords(found, years, together)}`)
      const { small, exact, withinTwo, present } = found
      expect({ some: small > 0, exact, withinTwo, present }).to.deep.equal({ some: true, ...nothing })
    })

  for (const [students, seed] of [
    [1436, 128],
    [1299, 127],
    [877, 121],
  ] as const)
    it(`tell no more of ${students} students than the single years do, where sums of sums tell more than each sum`, async () => {
      const years = threeYears(students, true, seed).map(releasedYear)
      const together = toldTogether(years)
      expect(await attackYears(years, together)).to.deep.equal(await attackYears(years, untold(together)))
    })

  it('win figures of schools back that no single year tells', () => {
    const years = threeYears(1000).map(releasedYear)
    expect(wonBack(years, toldTogether(years)).values).to.be.greaterThan(0)
  })

  it('are told alike whatever the order of the places', () => {
    const years = threeYears(1000, true).map(releasedYear)
    const turned = years.map((year) => ({ ...year, told: [...year.told].reverse() }))
    expect(poolYears(turned, { combine, question })).to.deep.equal(poolYears(years, { combine, question }))
  })

  it('tell no count under ten by a correction of one of them, with what it changes for all of them together', async () => {
    const students = threeYears(1000, true)
    const years = students.map(releasedYear)
    const left = (students[1] ?? []).filter((_, index) => index % 4 !== 0)
    const { year, together } = corrected(years, 1, left, toldTogether(years))
    const found = await attackYears(
      years.map((one, index) => (index === 1 ? year : one)),
      together,
    )
    const fresh = [year, together].map(({ answers }) => answers.filter(({ told }) => told !== 'nothing').length)
    console.log(
      `      a correction tells ${fresh[0]} figures of its year anew and ${fresh[1]} of three years; ${found.exact} exact, ${found.withinTwo} within two, ${found.present} known to be anybody`,
    )
    const { small, exact, withinTwo, present } = found
    expect({ some: small > 0, exact, withinTwo, present }).to.deep.equal({ some: true, ...nothing })
  })

  it('fall to the same attacker where they are told without a look at the single years', async () => {
    const years = threeYears(1000, true).map(releasedYear)
    const found = await attackYears(years, toldAlone(years))
    console.log(
      `      three years of 1000 students, told without a look at each: ${found.withinTwo} within two, ${found.present} known to be anybody`,
    )
    expect(found.withinTwo + found.present).to.be.greaterThan(0)
  })
})
