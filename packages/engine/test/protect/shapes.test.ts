import { expect } from 'chai'
import { percent } from './attack/attacked.js'
import { shapesAttacked, together } from './shapes/attacked.js'
import type { ShapesFound } from './shapes/shape-attack.js'

describe('disclosure by every shape of aggregate', () => {
  let found: ShapesFound

  before(async function () {
    this.timeout(600_000)
    found = await shapesAttacked({ students: 400, seed: 2, drawn: 120 })
  })

  it('lets linear programming over all answers know no amount of one to nine people, and shows no figure that rests on few', () => {
    const { shown, hidden } = together(found)
    expect(found.faults.slice(0, 10)).to.deep.equal([])
    expect([shown > 0, hidden > 0]).to.deep.equal([true, true])
  })

  it('refuses every definition that shows what one person has', () => {
    expect(found.ofOne).to.deep.equal([])
    expect(found.refused.get('FORMULA_SINGLE_VALUE') ?? 0).to.be.greaterThan(0)
  })

  it('falls to the same attacker with protection off', () => {
    const { recovered, unprotected } = together(found)
    expect(percent(recovered, unprotected)).to.be.at.least(90)
  })
})
