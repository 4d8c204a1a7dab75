import { expect } from 'chai'
import { nothing } from './attack/attacked.js'
import { attackYears, inWords, releasedYear, threeYears, toldTogether } from './attack/years.js'

describe('three years together, whole', function () {
  this.timeout(0)

  for (const rare of [false, true])
    it(`lets linear programming over three years of 5,000 students${rare ? ', rare groups too,' : ''} and all of them together recover no count under ten`, async () => {
      const years = threeYears(5000, rare).map(releasedYear)
      const together = toldTogether(years)
      const found = await attackYears(years, together)
      console.log(`      three years of 5000 students: ${inWords(found, years, together)}`)
      const { exact, withinTwo, present } = found
      expect({ exact, withinTwo, present }).to.deep.equal(nothing)
    })
})
