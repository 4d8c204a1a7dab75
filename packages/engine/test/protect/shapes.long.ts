import { expect } from 'chai'
import { percent } from './attack/attacked.js'
import { shapesAttacked, together } from './shapes/attacked.js'

describe('disclosure by every shape of aggregate, whole', function () {
  this.timeout(0)

  for (const students of [300, 400, 1000])
    for (const seed of [11, 12, 13])
      it(`recovers nothing of ${students} students by 300 definitions, drawn from seed ${seed}`, async () => {
        const found = await shapesAttacked({ students, seed, drawn: 300 })
        const { recovered, unprotected } = together(found)
        expect(found.faults.slice(0, 10)).to.deep.equal([])
        expect(found.ofOne).to.deep.equal([])
        expect(percent(recovered, unprotected)).to.be.at.least(90)
      })
})
